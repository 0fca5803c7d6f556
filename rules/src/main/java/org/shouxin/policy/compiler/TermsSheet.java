package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.Terms;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.FormulaCell;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Steps;
import org.shouxin.policy.rows.TableCompleteness;
import org.shouxin.problem.Text;

/** Compiles limit and terms (R19–R21): exactly one row is met, whatever was concluded before. */
final class TermsSheet {

  /** The longest credit period in days. */
  static final int MOST_DAYS = 365;

  private static final int MOST_MONTHS = 120;
  private static final Text PER_CENT = Text.same("%");
  private static final Text DAYS = new Text("天", "days");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> COLUMNS =
      Set.of(Conclusions.ADMISSION, Conclusions.STANDING, Conclusions.GRADE);

  private final Compilation compilation;
  private final Dictionary read;
  private final Dictionary asked;
  private final Fact admission;
  private final Fact standing;
  private final Fact grade;

  private TermsSheet(Compilation compilation, Steps steps) {
    this.compilation = compilation;
    Dictionary graded = steps.graded();
    this.read = graded;
    this.asked =
        new Dictionary(
            graded.facts().stream().filter(fact -> !COLUMNS.contains(fact.name())).toList());
    this.admission = graded.fact(Conclusions.ADMISSION);
    this.standing = graded.fact(Conclusions.STANDING);
    this.grade = graded.fact(Conclusions.GRADE);
  }

  static List<Terms> compile(Compilation compilation, Steps steps) {
    return new TermsSheet(compilation, steps).compile();
  }

  private List<Terms> compile() {
    List<Terms> terms = new ArrayList<>();
    TableCompleteness coverage = new TableCompleteness(List.of(admission, standing, grade));
    boolean whole = true;
    for (RowReader row : compilation.rows(Sheets.TERMS)) {
      Condition admissions = compilation.condition(row, "admission", admission, false);
      Condition standings = compilation.condition(row, "standing", standing, false);
      Condition grades = compilation.condition(row, "grade", grade, false);
      RowConditions tests =
          RowConditions.inTable(compilation, row, asked, "admission", "standing", "grade");
      Map<String, BigDecimal> inputs = inputs(row);
      Integer months = row.integer("valid_months", 1, MOST_MONTHS);
      Formula limit =
          FormulaCell.read(compilation, Sheets.TERMS, row, "limit", read, inputs, tests.when());
      if (admissions == null || standings == null || grades == null || !tests.whole()) {
        whole = false;
        continue;
      }
      List<Condition> all = new ArrayList<>(List.of(admissions, standings, grades));
      all.addAll(tests.when());
      coverage.add(row.ref(), all);
      BigDecimal creditDays = inputs.get("credit_days");
      BigDecimal discount = inputs.get("discount");
      BigDecimal prepayment = inputs.get("prepayment");
      if (limit != null && creditDays != null && discount != null && prepayment != null) {
        terms.add(
            new Terms(
                row.ref(),
                admissions,
                standings,
                grades,
                tests.when(),
                limit,
                creditDays.intValueExact(),
                discount,
                prepayment,
                months,
                row.texts("treatment"),
                row.raw("source")));
      }
    }
    if (whole) {
      coverage.check(compilation.problems());
    }
    return terms;
  }

  private static Map<String, BigDecimal> inputs(RowReader row) {
    Map<String, BigDecimal> inputs = new LinkedHashMap<>();
    for (String key : List.of("coefficient", "cap")) {
      FormulaCell.put(inputs, key, row.number(key, Text.NONE, BigDecimal.ZERO, Codes.LARGEST));
    }
    FormulaCell.put(inputs, "credit_days", row.integer("credit_days", DAYS, 0, MOST_DAYS));
    FormulaCell.put(
        inputs, "discount", row.number("discount", PER_CENT, HUNDRED.negate(), HUNDRED));
    FormulaCell.put(
        inputs, "prepayment", row.number("prepayment", PER_CENT, BigDecimal.ZERO, HUNDRED));
    return inputs;
  }
}
