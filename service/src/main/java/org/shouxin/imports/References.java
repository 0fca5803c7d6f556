package org.shouxin.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Text;

/**
 * Checks that references exist: in the database, or in the same file. For one table of one file, on
 * one thread.
 */
final class References {

  private static final int MOST_KEPT = 200_000;

  private final BoundTarget target;
  private final StoredRows stored;
  private final Map<String, SeenKeys> inFile;
  private final Set<String> known = new HashSet<>();
  private final List<Open> open = new ArrayList<>();

  /** A reference that a later row of the file may still satisfy. */
  private record Open(long line, int place, String value, ImportTable.Parent parent) {}

  /**
   * @param inFile keys of the tables that the same file fills before this one
   */
  References(BoundTarget target, StoredRows stored, Map<String, SeenKeys> inFile) {
    this.target = target;
    this.stored = stored;
    this.inFile = inFile;
  }

  /** The rows with a reference that certainly does not exist. */
  Set<RowCheck.Row> check(List<RowCheck.Row> rows, List<RowFault> faults) {
    Set<RowCheck.Row> unknown = new HashSet<>();
    for (ImportTable.Parent parent : target.table().parents()) {
      int place = target.place(parent.column());
      if (place >= 0) {
        check(parent, place, rows, unknown, faults);
      }
    }
    return unknown;
  }

  private void check(
      ImportTable.Parent parent,
      int place,
      List<RowCheck.Row> rows,
      Set<RowCheck.Row> unknown,
      List<RowFault> faults) {
    SeenKeys file = inFile.get(parent.table());
    Set<String> asked = new LinkedHashSet<>();
    for (RowCheck.Row row : rows) {
      if (row.values()[place] instanceof String value && !isKnown(parent, file, value)) {
        asked.add(value);
      }
    }
    if (asked.isEmpty()) {
      return;
    }
    Set<String> found = stored.known(parent, asked);
    asked.removeAll(found);
    keep(parent, found);
    for (RowCheck.Row row : rows) {
      if (row.values()[place] instanceof String value && asked.contains(value)) {
        if (file == null) {
          unknown.add(row);
          faults.add(fault(row.line(), place, value, parent));
        } else {
          open.add(new Open(row.line(), place, value, parent));
        }
      }
    }
  }

  private boolean isKnown(ImportTable.Parent parent, @Nullable SeenKeys file, String value) {
    return file != null && file.find(value) != 0 || known.contains(parent.table() + " " + value);
  }

  private void keep(ImportTable.Parent parent, Set<String> found) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    found.forEach(value -> known.add(parent.table() + " " + value));
  }

  /** Reports references that the file did not satisfy. */
  void finish(List<RowFault> faults) {
    for (Open each : open) {
      SeenKeys file = inFile.get(each.parent().table());
      if (file == null || file.find(each.value()) == 0) {
        faults.add(fault(each.line(), each.place(), each.value(), each.parent()));
      }
    }
    open.clear();
  }

  private RowFault fault(long line, int place, String value, ImportTable.Parent parent) {
    String label = target.table().column(parent.column()).label();
    return new RowFault(
        line,
        target.heading(place),
        value,
        new Text(
            "没有这个" + label + "：表 " + parent.table() + " 中查不到",
            "unknown "
                + parent.column()
                + ": table "
                + parent.table()
                + " has no such "
                + parent.key()));
  }
}
