package org.shouxin.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Text;

/**
 * How to handle a row whose key exists in the table. Rows are added, not changed: a row with the
 * same content is skipped, later information is filled into empty cells, and anything else is
 * refused, or replaced if the table allows it and the caller requests it.
 */
final class RowComparison {

  private static final Text KEPT = new Text("行只增不改", "rows are added, not changed");

  private final BoundTarget target;
  private final boolean update;

  RowComparison(BoundTarget target, boolean update) {
    this.target = target;
    this.update = update;
  }

  Plan.Deed deed(RowCheck.Row row, @Nullable Object[] before, List<RowFault> faults) {
    boolean filled = false;
    List<Integer> changed = new ArrayList<>();
    List<ImportColumn> columns = target.columns();
    for (int i = 0; i < columns.size(); i++) {
      Object now = row.values()[i];
      boolean same = StoredRows.same(before[i], now);
      if (columns.get(i).later() && !same) {
        same = now == null;
        filled |= !same && before[i] == null;
      }
      if (!same && !(columns.get(i).later() && before[i] == null)) {
        changed.add(i);
      }
    }
    if (changed.isEmpty()) {
      return filled ? Plan.Deed.CHANGE : Plan.Deed.THERE;
    }
    Text instead = target.table().instead();
    if (update && instead == null) {
      return Plan.Deed.CHANGE;
    }
    for (int i : changed) {
      faults.add(fault(row, i, before[i], instead));
    }
    return Plan.Deed.NOTHING;
  }

  private RowFault fault(
      RowCheck.Row row, int column, @Nullable Object before, @Nullable Text instead) {
    Object now = row.values()[column];
    String zh = before == null ? "空" : "“" + StoredRows.shown(before) + "”";
    String en = before == null ? "empty" : StoredRows.shown(before);
    Text how = instead == null ? new Text("要替换请加 --update", "--update replaces it") : instead;
    return new RowFault(
        row.line(),
        target.heading(column),
        now == null ? "" : StoredRows.shown(now),
        new Text(
            "库中已有这一行，此列为" + zh + "；" + KEPT.zh() + "，" + how.zh(),
            "the row exists already with " + en + "; " + KEPT.en() + "; " + how.en()));
  }
}
