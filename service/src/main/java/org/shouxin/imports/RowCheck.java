package org.shouxin.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks the rows of one table: duplicate keys in the file, references, and existing rows of the
 * table. For one file, on one thread.
 */
final class RowCheck {

  private final BoundTarget target;
  private final RowComparison comparison;
  private final StoredRows stored;
  private final References references;
  private final boolean empty;
  private final SeenKeys seen = new SeenKeys();
  private final Plan plan = new Plan();
  private final List<Row> rows = new ArrayList<>();

  /** A row of the table that a record gives. */
  record Row(long line, int ordinal, String key, @Nullable Object[] values) {}

  /**
   * @param seenByTable the keys of the tables that the file fills; gets those of this one
   */
  RowCheck(
      JdbcTemplate database,
      BoundTarget target,
      boolean update,
      Map<String, SeenKeys> seenByTable) {
    this.target = target;
    this.stored = new StoredRows(database);
    this.comparison = new RowComparison(target, update);
    this.empty = stored.empty(target.table());
    this.references = new References(target, stored, Map.copyOf(seenByTable));
    seenByTable.put(target.table().name(), seen);
  }

  /** Adds a row of a record. */
  void add(long line, int ordinal, @Nullable Object[] values, List<RowFault> faults) {
    String key = target.key(values);
    int first = seen.add(key, line);
    if (target.once()) {
      Plan.OnceRow known = plan.once.get(key);
      if (known == null) {
        plan.once.put(key, new Plan.OnceRow(line, values));
      } else {
        merge(known, line, values, faults);
      }
    } else if (first != 0) {
      int place = target.keyPlaces()[0];
      faults.add(
          new RowFault(
              line,
              target.heading(place),
              String.valueOf(values[place]),
              new Text(
                  "重复：第 " + first + " 行已有同样的" + keyLabel(),
                  "twice in the file: line " + first + " has the same " + keyNames())));
    } else {
      rows.add(new Row(line, ordinal, key, values));
    }
  }

  private String keyLabel() {
    return String.join(
        "、", target.table().key().stream().map(n -> target.table().column(n).label()).toList());
  }

  private String keyNames() {
    return String.join(", ", target.table().key());
  }

  private void merge(
      Plan.OnceRow known, long line, @Nullable Object[] values, List<RowFault> faults) {
    for (int i = 0; i < values.length; i++) {
      Object before = known.values[i];
      Object now = values[i];
      if (StoredRows.same(before, now)) {
        continue;
      }
      Assignment.Merge merge = target.merge(i);
      if (merge == Assignment.Merge.SAME) {
        faults.add(
            new RowFault(
                line,
                target.heading(i),
                String.valueOf(now == null ? "" : now),
                new Text(
                    "与第 " + known.line + " 行不同，那里是“" + shown(before) + "”",
                    "differs from line " + known.line + ", which has " + shown(before))));
      } else if (before == null || now != null && wins(before, now, merge)) {
        known.values[i] = now;
      }
    }
  }

  private static boolean wins(Object before, Object now, Assignment.Merge merge) {
    int order =
        before instanceof LocalDate a && now instanceof LocalDate b
            ? b.compareTo(a)
            : now.toString().compareTo(before.toString());
    return merge == Assignment.Merge.EARLIEST ? order < 0 : order > 0;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Plans the rows added since the last call. */
  void batch(List<RowFault> faults) {
    if (rows.isEmpty()) {
      return;
    }
    Set<Row> unknown = references.check(rows, faults);
    Map<String, @Nullable Object[]> there = there(rows);
    for (Row row : rows) {
      if (!unknown.contains(row)) {
        plan.decide(row.ordinal(), deed(row, there, faults));
      }
    }
    rows.clear();
  }

  /** Plans what could not be planned before the end of the file. */
  void finish(List<RowFault> faults) {
    List<Row> kept = new ArrayList<>();
    for (Map.Entry<String, Plan.OnceRow> entry : plan.once.entrySet()) {
      Plan.OnceRow once = entry.getValue();
      kept.add(new Row(once.line, 0, entry.getKey(), once.values));
      if (kept.size() == FileCheck.BATCH) {
        onceRows(kept, faults);
        kept.clear();
      }
    }
    onceRows(kept, faults);
    references.finish(faults);
  }

  private void onceRows(List<Row> kept, List<RowFault> faults) {
    Set<Row> unknown = references.check(kept, faults);
    Map<String, @Nullable Object[]> there = there(kept);
    for (Row row : kept) {
      Plan.OnceRow once = plan.once.get(row.key());
      if (once != null && !unknown.contains(row)) {
        once.deed = deed(row, there, faults);
        plan.count(once.deed);
      }
    }
  }

  private Map<String, @Nullable Object[]> there(List<Row> of) {
    if (empty || of.isEmpty()) {
      return Map.of();
    }
    int first = target.keyPlaces()[0];
    Set<String> keys = new LinkedHashSet<>();
    for (Row row : of) {
      keys.add(String.valueOf(row.values()[first]));
    }
    return stored.rows(target, keys);
  }

  private Plan.Deed deed(Row row, Map<String, @Nullable Object[]> there, List<RowFault> faults) {
    @Nullable Object[] before = there.get(row.key());
    return before == null ? Plan.Deed.ADD : comparison.deed(row, before, faults);
  }

  Plan plan() {
    return plan;
  }
}
