package org.shouxin.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Measure;
import org.shouxin.policy.OrderCheck;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Terms;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/** The possible conclusions of the rows of every sheet, as items to cover. */
final class RowItems {

  private final Policy policy;
  private final List<CoverageItem> items = new ArrayList<>();

  RowItems(Policy policy) {
    this.policy = policy;
  }

  List<CoverageItem> all() {
    inputs();
    policy
        .stages()
        .forEach(
            stage ->
                add(
                    stage.row(),
                    new Text("到达该阶段的客户", "a customer who reaches this stage"),
                    seen -> seen.reached(stage)));
    policy.admission().forEach(this::criterion);
    policy.scorecard().forEach(b -> hit(b.row(), List.of(b.condition())));
    policy.assessments().forEach(this::grades);
    policy.ungraded().forEach(r -> hit(r.row(), r.when()));
    policy.downgrades().forEach(r -> hit(r.row(), r.when()));
    policy
        .movements()
        .forEach(
            r ->
                add(
                    r.row(),
                    new Text(
                        "被该行限制了升降的客户：" + r.previous().name() + " 与新等级相差更大",
                        "a customer whose grade it holds: "
                            + r.previous().name()
                            + " further from the new grade"),
                    seen -> seen.hit(r.row())));
    policy
        .standings()
        .forEach(
            s ->
                add(
                    s.row(),
                    new Text("状态为 " + s.code() + " 的客户", "a customer of standing " + s.code()),
                    seen -> seen.hit(s.row())));
    policy.sanctions().forEach(r -> hit(r.row(), r.when()));
    policy.terms().forEach(this::terms);
    policy.limits().forEach(r -> hit(r.row(), r.when()));
    policy.findings().forEach(r -> hit(r.row(), r.when()));
    policy.letters().forEach(r -> hit(r.row(), r.when()));
    policy.orders().forEach(this::check);
    return items;
  }

  private void add(RowRef row, Text wanted, Predicate<DecisionCoverage> tries) {
    items.add(new CoverageItem(row, false, wanted, tries));
  }

  private void hit(RowRef row, List<Condition> when) {
    add(row, CoverageHint.of(when), seen -> seen.hit(row));
  }

  private void inputs() {
    policy.inputs().population().forEach(r -> known(r.row(), r.fact(), DecisionCoverage::customer));
    policy
        .inputs()
        .rates()
        .forEach(
            r ->
                add(
                    r.row(),
                    new Text(
                        "自 " + r.from() + " 起的 " + r.currency() + " 金额",
                        "an amount in " + r.currency() + " on a day from " + r.from()),
                    seen -> seen.hit(r.row())));
    policy.inputs().derivations().forEach(d -> derived(d, DecisionCoverage::customer));
    policy.inputs().orderDerivations().forEach(d -> derived(d, DecisionCoverage::order));
  }

  private void known(RowRef row, Fact fact, Predicate<DecisionCoverage> about) {
    add(
        row,
        new Text("已知 " + fact.name(), fact.name() + " known"),
        seen -> about.test(seen) && seen.knows(fact));
  }

  private void derived(Derivation derivation, Predicate<DecisionCoverage> about) {
    if (derivation instanceof Measure measure) {
      known(measure.row(), measure.fact(), about);
    } else if (derivation instanceof Classification classes) {
      for (Classification.ClassRow row : classes.rows()) {
        add(
            row.row(),
            CoverageHint.of(row.when()),
            seen ->
                about.test(seen) && row.when().stream().allMatch(c -> seen.meets(c, Moment.FINAL)));
      }
    }
  }

  private void criterion(Criterion criterion) {
    Condition passes = criterion.passes();
    Fact fact = passes.fact();
    Condition exempt = criterion.exempt();
    if (!passes.ranges().isEmpty()) {
      verdict(criterion, passes, Verdict.PASSED, null);
    }
    Ranges fails = fact.declared().minus(passes.ranges());
    if (!fails.isEmpty()) {
      verdict(criterion, Condition.of(fact, fails), Verdict.FAILED, Verdict.CONDITION);
    }
    if (fact.whenMissing().leavesMissing() && !passes.ranges().contains(Codes.MISSING)) {
      verdict(criterion, Condition.of(fact, Ranges.MISSING), Verdict.MISSING, null);
    }
    if (exempt != null) {
      verdict(criterion, exempt, Verdict.EXEMPT, null);
    }
  }

  private void verdict(
      Criterion criterion,
      Condition wanted,
      Verdict verdict,
      @org.jspecify.annotations.Nullable Verdict or) {
    Text words = CoverageHint.of(List.of(wanted));
    add(
        criterion.row(),
        new Text(word(verdict).zh() + "：" + words.zh(), word(verdict).en() + ": " + words.en()),
        seen -> {
          Verdict found = seen.verdict(criterion);
          return found != null && (found == verdict || found == or);
        });
  }

  private static Text word(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> new Text("通过", "passed");
      case FAILED, CONDITION -> new Text("不通过", "failed");
      case MISSING -> new Text("缺证据", "lacking evidence");
      case EXEMPT -> new Text("豁免", "exempt");
      case NOT_REACHED -> new Text("未到达", "not reached");
    };
  }

  private void grades(Assessment assessment) {
    for (Grade grade : assessment.grades()) {
      Condition score = grade.score();
      Text wanted =
          score == null
              ? new Text("不评级的客户", "a customer left ungraded")
              : CoverageHint.of(List.of(score));
      add(grade.row(), wanted, seen -> seen.hit(grade.row()));
    }
  }

  private void terms(Terms row) {
    List<Condition> when = new ArrayList<>(List.of(row.admission(), row.standing(), row.grade()));
    when.addAll(row.when());
    hit(row.row(), when);
  }

  private void check(OrderCheck check) {
    Text words = CoverageHint.of(check.when());
    add(
        check.row(),
        new Text("成立：" + words.zh(), "applies: " + words.en()),
        seen -> seen.applies(check));
    add(
        check.row(),
        new Text("不成立：不满足 " + words.zh(), "does not apply: not " + words.en()),
        seen -> seen.passed(check));
  }
}
