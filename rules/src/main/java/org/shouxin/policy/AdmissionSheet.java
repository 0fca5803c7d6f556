package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;

/** Compiles the admission criteria (R1–R4). */
final class AdmissionSheet {

  private AdmissionSheet() {}

  static List<Criterion> compile(Compilation compilation, Dictionary facts) {
    List<Criterion> criteria = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.ADMISSION)) {
      Condition passes = compilation.pair(row, "fact", "passes", facts, false);
      Condition exempt = compilation.pair(row, "exempt_fact", "exempt", facts, false);
      if (passes != null) {
        criteria.add(
            new Criterion(
                row.ref(),
                null,
                row.texts("name"),
                exempt,
                passes,
                true,
                row.texts("reason"),
                row.raw("source")));
      }
    }
    return criteria;
  }
}
