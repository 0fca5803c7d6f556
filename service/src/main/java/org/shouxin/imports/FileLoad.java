package org.shouxin.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.CsvFile;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The further passes through a file, one per table: writes its rows as planned, then checks the
 * rules over several rows. For one file, on one thread.
 */
final class FileLoad {

  private final JdbcTemplate database;
  private final CsvFile first;
  private final Faults faults;

  /** Receives the rows of a table. */
  private interface Taker {
    void take(RawRow raw, int ordinal, @Nullable Object[] values);
  }

  /**
   * @param first the file as first opened
   */
  FileLoad(JdbcTemplate database, CsvFile first, Faults faults) {
    this.database = database;
    this.first = first;
    this.faults = faults;
  }

  void run(List<BoundTarget> targets, List<Plan> plans) throws IOException, RefusedException {
    for (int i = 0; i < targets.size(); i++) {
      write(targets.get(i), plans.get(i));
    }
    for (BoundTarget target : targets) {
      sums(target);
    }
  }

  private void write(BoundTarget target, Plan plan) throws IOException, RefusedException {
    if (!plan.changes()) {
      return;
    }
    RowWriter writer = new RowWriter(database, target);
    if (target.once()) {
      for (Plan.OnceRow row : plan.once.values()) {
        writer.write(row.deed, row.values);
      }
    } else {
      read(target, (raw, ordinal, values) -> writer.write(plan.deed(ordinal), values));
    }
    writer.flush();
  }

  private void read(BoundTarget target, Taker taker) throws IOException, RefusedException {
    List<RowFault> none = new ArrayList<>();
    try (CsvFile file = first.again(heading -> first.headings().contains(heading))) {
      Cells cutter = file.cells();
      int ordinal = 0;
      for (RawRow whole = file.next(); whole != null; whole = file.next()) {
        RawRow raw = cutter.cut(whole);
        String[] cells = raw.cells();
        if (cells != null && target.applies(cells)) {
          @Nullable Object[] values = target.read(raw, cells, none);
          if (values == null) {
            throw new IOException("the file changed while it was read");
          }
          taker.take(raw, ordinal, values);
        }
        ordinal++;
      }
    }
  }

  private void sums(BoundTarget target) throws IOException, RefusedException {
    if (target.once()) {
      return;
    }
    for (Sum sum : target.table().sums()) {
      int place = target.place(sum.column());
      Map<Long, String> values = new LinkedHashMap<>();
      read(
          target,
          (raw, ordinal, row) -> {
            values.put(raw.line(), String.valueOf(row[place]));
            if (values.size() == FileCheck.BATCH) {
              check(target, sum, place, values);
            }
          });
      check(target, sum, place, values);
    }
  }

  private void check(BoundTarget target, Sum sum, int place, Map<Long, String> values) {
    if (values.isEmpty()) {
      return;
    }
    Map<String, List<String>> breaking =
        new StoredRows(database).breaking(sum, List.copyOf(new HashSet<>(values.values())));
    if (!breaking.isEmpty()) {
      values.forEach(
          (line, value) -> {
            List<String> found = breaking.get(value);
            if (found != null) {
              faults.add(fault(target, sum, place, line, value, found));
            }
          });
    }
    values.clear();
  }

  private static RowFault fault(
      BoundTarget target, Sum sum, int place, long line, String value, List<String> found) {
    Text broken = sum.broken();
    return new RowFault(
        line,
        target.heading(place),
        value,
        new Text(
            broken.zh() + "：" + found.get(0) + "，应为 " + found.get(1),
            broken.en() + ": " + found.get(0) + " against " + found.get(1)));
  }
}
