package org.shouxin.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/** Compiles limit and terms (R19–R21): every admission × standing × grade meets one row. */
final class TermsSheet {

  private static final Text PER_CENT = Text.same("%");
  private static final Text DAYS = new Text("天", "days");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MOST_DAYS = 365;

  private final Compilation compilation;
  private final Dictionary facts;
  private final Fact admission;
  private final Fact standing;
  private final Fact grade;

  private TermsSheet(Compilation compilation, Dictionary facts, Dictionary vocabulary) {
    this.compilation = compilation;
    this.facts = facts;
    this.admission = vocabulary.fact(Conclusions.ADMISSION);
    this.standing = vocabulary.fact(Conclusions.STANDING);
    this.grade = vocabulary.fact(Conclusions.GRADE);
  }

  /**
   * @param facts what formulas may read
   * @param vocabulary with the conclusions
   */
  static List<Terms> compile(Compilation compilation, Dictionary facts, Dictionary vocabulary) {
    return new TermsSheet(compilation, facts, vocabulary).compile();
  }

  private List<Terms> compile() {
    List<Terms> terms = new ArrayList<>();
    TableCoverage coverage = new TableCoverage(List.of(admission, standing, grade));
    boolean whole = true;
    for (RowReader row : compilation.rows(Sheets.TERMS)) {
      Condition admissions = compilation.condition(row, "admission", admission, false);
      Condition standings = compilation.condition(row, "standing", standing, false);
      Condition grades = compilation.condition(row, "grade", grade, false);
      Map<String, BigDecimal> inputs = new LinkedHashMap<>();
      put(
          inputs,
          "coefficient",
          row.number("coefficient", RowReader.NOTHING, BigDecimal.ZERO, Codes.LARGEST));
      put(inputs, "cap", row.number("cap", RowReader.NOTHING, BigDecimal.ZERO, Codes.LARGEST));
      BigDecimal creditDays = row.integer("credit_days", DAYS, 0, MOST_DAYS);
      put(inputs, "credit_days", creditDays);
      BigDecimal discount = row.number("discount", PER_CENT, HUNDRED.negate(), HUNDRED);
      put(inputs, "discount", discount);
      BigDecimal prepayment = row.number("prepayment", PER_CENT, BigDecimal.ZERO, HUNDRED);
      put(inputs, "prepayment", prepayment);
      Formula limit = formula(row, inputs);
      if (admissions == null || standings == null || grades == null) {
        whole = false;
        continue;
      }
      coverage.add(row.ref(), List.of(admissions, standings, grades));
      if (limit != null && creditDays != null && discount != null && prepayment != null) {
        terms.add(
            new Terms(
                row.ref(),
                admissions,
                standings,
                grades,
                List.of(),
                limit,
                creditDays.intValueExact(),
                discount,
                prepayment,
                null,
                row.texts("treatment"),
                row.raw("source")));
      }
    }
    if (whole && !compilation.rows(Sheets.TERMS).isEmpty()) {
      coverage.check(compilation.problems());
    }
    return terms;
  }

  private static void put(Map<String, BigDecimal> inputs, String key, @Nullable BigDecimal number) {
    if (number != null) {
      inputs.put(key, number);
    }
  }

  /** Whether the name is a column of the row whose cell was told to be wrong. */
  private static boolean isWrong(RowReader row, String name) {
    return FormulaNames.COLUMNS.contains(name) && !row.empty(name);
  }

  private @Nullable Formula formula(RowReader row, Map<String, BigDecimal> inputs) {
    if (row.empty("limit")) {
      return null;
    }
    try {
      Formula formula =
          FormulaParser.parse(
              row.raw("limit"),
              facts,
              inputs,
              name -> compilation.isBroken(name) || isWrong(row, name));
      if (formula != null) {
        row.canonical("limit", formula.text());
      }
      return formula;
    } catch (Unreadable unreadable) {
      row.problem("limit", unreadable);
      return null;
    }
  }
}
