package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.policy.Identity;
import org.shouxin.policy.LimitChange;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Terms;
import org.shouxin.policy.formula.Formula;

/** Limit and terms, and what changes the limit. */
final class OracleTerms {

  /** A change of the limit and the limit after it. */
  record Step(LimitChange change, BigDecimal before, BigDecimal after) {}

  private final Policy policy;
  private final Known known;
  private final Terms terms;
  private final BigDecimal base;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();

  OracleTerms(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
    List<Terms> rows =
        policy.terms().stream()
            .filter(
                row ->
                    known.meets(row.admission())
                        && known.meets(row.standing())
                        && known.meets(row.grade())
                        && known.meets(row.when()))
            .toList();
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " terms rows");
    }
    this.terms = rows.get(0);
    this.base = limit(terms.limit());
    known.set("credit_limit", base);
    known.set("credit_days", BigDecimal.valueOf(terms.creditDays()));
    known.set("discount", terms.discount());
    known.set("prepayment", terms.prepayment());
    Integer months = terms.validMonths();
    known.set("limit_valid_until", months == null ? null : known.asOf().plusMonths(months));
    change();
  }

  Terms terms() {
    return terms;
  }

  BigDecimal base() {
    return base;
  }

  /** The cells of look-up tables that formulas read. */
  List<String> cells() {
    return cells;
  }

  List<Step> steps() {
    return steps;
  }

  private void change() {
    List<LimitChange> met =
        policy.limits().stream()
            .filter(row -> known.meets(row.when()))
            .sorted((a, b) -> Integer.compare(a.step(), b.step()))
            .toList();
    BigDecimal limit = base;
    for (LimitChange row : met) {
      BigDecimal changed = limit(row.limit());
      steps.add(new Step(row, limit, changed));
      limit = changed;
      known.set("credit_limit", limit);
      if (row.until() != null && known.value(row.until().name()) instanceof LocalDate until) {
        boolean earlier =
            !(known.value("limit_valid_until") instanceof LocalDate valid) || until.isBefore(valid);
        known.set("limit_valid_until", earlier ? until : known.value("limit_valid_until"));
      }
    }
  }

  private BigDecimal limit(Formula formula) {
    cells.addAll(known.cells(formula));
    Identity identity = policy.identity();
    return OracleFormula.compute(
            formula.text(),
            name -> known.number(name, formula),
            known::value,
            identity.limitUnit(),
            identity.limitRounding())
        .max(BigDecimal.ZERO);
  }
}
