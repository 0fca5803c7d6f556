package org.shouxin.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.csv.TableFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Loads one file into its tables within the caller's transaction, a pass through the file for each
 * table, so that the database knows every row that a later table refers to. Rules over several rows
 * are checked last. If there are faults, the caller rolls back. Single use.
 */
final class FileImport {

  private final JdbcTemplate database;
  private final TableFile first;
  private final boolean update;
  private final Faults faults;
  private final BitSet unreadable = new BitSet();
  private int records;

  private interface Taker {
    void take(long line, @Nullable Object[] values, boolean sound);
  }

  FileImport(JdbcTemplate database, TableFile first, boolean update, Faults faults) {
    this.database = database;
    this.first = first;
    this.update = update;
    this.faults = faults;
  }

  /** What changes in each table. */
  List<TableChanges> run(List<BoundTarget> targets) throws IOException, RefusedException {
    List<TableChanges> changes = new ArrayList<>();
    for (BoundTarget target : targets) {
      TableLoad load = new TableLoad(database, target, update, faults);
      read(target, load::add);
      changes.add(load.finish());
    }
    for (BoundTarget target : targets) {
      if (!target.once()) {
        sums(target);
      }
    }
    return changes;
  }

  int records() {
    return records;
  }

  private void read(BoundTarget target, Taker taker) throws IOException, RefusedException {
    try (TableFile file = first.again()) {
      Cells cutter = file.cells();
      records = 0;
      for (RawRow whole = file.next(); whole != null; whole = file.next()) {
        if (!unreadable.get(records)) {
          read(target, cutter, cutter.cut(whole), taker);
        }
        records++;
      }
    }
  }

  private void read(BoundTarget target, Cells cutter, RawRow raw, Taker taker) {
    String[] cells = raw.cells();
    Text wrong = cells == null ? raw.fault() : cutter.ragged(raw, cells);
    if (cells == null || wrong != null) {
      unreadable.set(records);
      faults.add(new RowFault(raw.line(), "", raw.text(), wrong == null ? Text.NONE : wrong));
    } else if (target.applies(cells)) {
      long before = faults.all();
      @Nullable Object[] values = target.read(raw, cells, faults);
      boolean sound = faults.all() == before;
      unreadable.set(records, !sound);
      taker.take(raw.line(), values, sound);
    }
  }

  /** Rules over several rows, as far as these could be read and written. */
  private void sums(BoundTarget target) throws IOException, RefusedException {
    for (ImportTable.Sum sum : target.table().sums()) {
      List<Integer> places = sum.columns().stream().map(target::place).toList();
      if (places.contains(-1)) {
        continue;
      }
      Map<Long, List<String>> values = new LinkedHashMap<>();
      read(
          target,
          (line, row, sound) -> {
            values.put(line, places.stream().map(at -> String.valueOf(row[at])).toList());
            if (values.size() == TableLoad.BATCH) {
              check(target, places, sum, values);
            }
          });
      check(target, places, sum, values);
      faults.report();
    }
  }

  private void check(
      BoundTarget target,
      List<Integer> places,
      ImportTable.Sum sum,
      Map<Long, List<String>> values) {
    int last = places.size() - 1;
    Map<List<String>, Text> broken = values.isEmpty() ? Map.of() : broken(sum, values.values());
    values.forEach(
        (line, row) -> {
          Text reason = broken.get(row);
          if (reason != null) {
            faults.add(target.fault(line, places.get(last), row.get(last), reason, Text.NONE));
          }
        });
    values.clear();
  }

  /** The values that break a rule, with what was found against what is allowed. */
  private Map<List<String>, Text> broken(ImportTable.Sum sum, Collection<List<String>> rows) {
    int columns = sum.columns().size();
    Map<List<String>, Text> broken = new LinkedHashMap<>();
    JdbcClient.create(database)
        .sql(sum.sql())
        .param("keys", rows.stream().map(row -> row.get(0)).collect(Collectors.toSet()))
        .query(
            found -> {
              List<String> row = new ArrayList<>();
              for (int i = 1; i <= columns; i++) {
                row.add(found.getString(i));
              }
              String got = TableLoad.shown(found.getObject(columns + 1));
              String allowed = TableLoad.shown(found.getObject(columns + 2));
              broken.put(
                  row,
                  new Text(
                      sum.broken().zh() + "：" + got + "，应为 " + allowed,
                      sum.broken().en() + ": " + got + " against " + allowed));
            });
    return broken;
  }
}
