package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.TextTemplate;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Placeholders;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;

/** Compiles the findings (R18, R21, R24). */
final class FindingsSheet {

  private static final int MOST_MONTHS = 120;
  private static final int MOST_DAYS = 3650;

  private FindingsSheet() {}

  /**
   * @param asked everything concluded about a customer
   */
  static List<Finding> compile(Compilation compilation, Dictionary asked) {
    List<Finding> findings = new ArrayList<>();
    Placeholders placeholders = Placeholders.of(asked);
    for (RowReader row : compilation.rows(Sheets.FINDINGS)) {
      Finding.Kind kind = row.one("kind", Finding.Kind.class);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      TextTemplate text = placeholders.read(row, "text");
      Integer months = row.integer("due_months", 0, MOST_MONTHS);
      Integer days = row.integer("due_days", 0, MOST_DAYS);
      if (kind != null) {
        findings.add(new Finding(row.ref(), kind, when, text, months, days, row.raw("source")));
      }
    }
    return findings;
  }
}
