package org.shouxin.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.CsvFile;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The first pass through a file: checks every row, reports all faults, and plans what to do with
 * each. Writes nothing. For one file, on one thread.
 */
final class FileCheck {

  /** Records checked together. */
  static final int BATCH = 1_000;

  private final CsvFile file;
  private final Cells cutter;
  private final List<Checked> targets = new ArrayList<>();
  private final Faults faults;
  private final List<RowFault> batchFaults = new ArrayList<>();
  private int rows;

  private record Checked(BoundTarget target, RowCheck check) {}

  FileCheck(
      JdbcTemplate database, CsvFile file, List<BoundTarget> bound, boolean update, Faults faults) {
    this.file = file;
    this.cutter = file.cells();
    this.faults = faults;
    Map<String, SeenKeys> seen = new HashMap<>();
    for (BoundTarget target : bound) {
      targets.add(new Checked(target, new RowCheck(database, target, update, seen)));
    }
  }

  /** Reads the file; the plan for its rows, table by table. */
  List<Plan> run() throws IOException {
    for (RawRow raw = file.next(); raw != null; raw = file.next()) {
      row(raw);
      rows++;
      if (rows % BATCH == 0) {
        batch();
      }
    }
    batch();
    for (Checked each : targets) {
      each.check().finish(batchFaults);
    }
    tell();
    return targets.stream().map(each -> each.check().plan()).toList();
  }

  /** Records read. */
  int rows() {
    return rows;
  }

  private void row(RawRow whole) {
    RawRow raw = cutter.cut(whole);
    String[] cells = raw.cells();
    Text wrong = raw.fault();
    if (cells != null) {
      wrong = cutter.ragged(raw, cells);
    }
    if (cells == null || wrong != null) {
      Text reason = wrong == null ? Text.NONE : wrong;
      batchFaults.add(new RowFault(raw.line(), "", raw.text(), reason));
      return;
    }
    for (Checked each : targets) {
      if (each.target().applies(cells)) {
        @Nullable Object[] values = each.target().read(raw, cells, batchFaults);
        if (values == null) {
          return;
        }
        each.check().add(raw.line(), rows, values, batchFaults);
      }
    }
  }

  private void batch() {
    for (Checked each : targets) {
      each.check().batch(batchFaults);
    }
    tell();
  }

  private void tell() {
    batchFaults.sort((a, b) -> Long.compare(a.line(), b.line()));
    batchFaults.forEach(faults::add);
    batchFaults.clear();
  }
}
