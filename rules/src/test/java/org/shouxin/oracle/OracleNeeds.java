package org.shouxin.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Policy;
import org.shouxin.policy.TextTemplate;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;

/** Which facts something asks about, and what these are worked out from. */
final class OracleNeeds {

  /** The names of the facts that a policy asks about; worked out once, they never change. */
  record Asked(
      Set<String> tested, Map<String, Set<String>> scored, Set<String> all, Set<String> ordered) {}

  private static final Map<String, Asked> ASKED = new ConcurrentHashMap<>();
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  private final Policy policy;
  private final Deque<Fact> open = new ArrayDeque<>();
  private final Set<String> names = new LinkedHashSet<>();

  private OracleNeeds(Policy policy) {
    this.policy = policy;
  }

  /** What a policy asks about. */
  static Asked of(Policy policy) {
    return ASKED.computeIfAbsent(policy.sha256(), sha256 -> asked(policy));
  }

  private static Asked asked(Policy policy) {
    Set<String> all = new LinkedHashSet<>(tested(policy));
    Map<String, Set<String>> scored = new LinkedHashMap<>();
    for (Assessment assessment : policy.assessments()) {
      scored.put(assessment.id(), scored(policy, assessment.id()));
    }
    scored.values().forEach(all::addAll);
    return new Asked(tested(policy), scored, all, checked(policy).closed(fact -> false));
  }

  /** Names of all facts that the sheets test or read, the indicators aside. */
  private static Set<String> tested(Policy policy) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.admission().forEach(row -> needs.add(row.passes()).add(row.exempt()));
    policy.ungraded().forEach(row -> needs.add(row.when()));
    policy.downgrades().forEach(row -> needs.add(row.when()));
    policy.movements().forEach(row -> needs.add(row.when()).open.add(row.previous()));
    policy.sanctions().forEach(row -> needs.add(row.when()));
    policy.terms().forEach(row -> needs.add(row.when()).add(row.limit()));
    policy.limits().forEach(row -> needs.add(row.when()).add(row.limit()).add(row.until()));
    policy.findings().forEach(row -> needs.add(row.when()).add(row.text()));
    policy.letters().forEach(row -> needs.add(row.when()).add(row.subject()).add(row.body()));
    return needs.closed(fact -> false);
  }

  /** Names of all facts that the indicators of an assessment score. */
  private static Set<String> scored(Policy policy, String assessment) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.indicators().stream()
        .filter(indicator -> indicator.assessment().equals(assessment))
        .map(Indicator::fact)
        .forEach(needs.open::add);
    for (Band band : policy.scorecard()) {
      Formula points = band.formula();
      if (points != null && band.indicator().assessment().equals(assessment)) {
        needs.add(points);
      }
    }
    return needs.closed(fact -> false);
  }

  /**
   * Names of all facts that the checks of an order ask about, without those from which only derived
   * facts would be worked out that are given.
   */
  static Set<String> ordered(Policy policy, Facts order) {
    return checked(policy).closed(fact -> order.value(fact) != null);
  }

  private static OracleNeeds checked(Policy policy) {
    OracleNeeds needs = new OracleNeeds(policy);
    policy.orders().forEach(row -> needs.add(row.when()).add(row.reason()));
    return needs;
  }

  private OracleNeeds add(List<Condition> conditions) {
    conditions.forEach(condition -> open.add(condition.fact()));
    return this;
  }

  private OracleNeeds add(@Nullable Condition condition) {
    return condition == null ? this : add(List.of(condition));
  }

  private OracleNeeds add(Formula formula) {
    open.addAll(formula.facts());
    return this;
  }

  private OracleNeeds add(@Nullable Fact fact) {
    if (fact != null) {
      open.add(fact);
    }
    return this;
  }

  /** Of the facts that a text names, those that must be worked out, assumed or converted. */
  private OracleNeeds add(TextTemplate text) {
    for (String words : List.of(text.text().zh(), text.text().en())) {
      Matcher names = NAME.matcher(words.replace("{{", ""));
      while (names.find()) {
        policy
            .vocabulary()
            .find(names.group(1).strip().replace(".code", ""))
            .filter(
                fact ->
                    fact.whenMissing() == WhenMissing.DERIVED
                        || fact.whenMissing() == WhenMissing.ASSUME
                        || fact.currency() != null)
            .ifPresent(open::add);
      }
    }
    return this;
  }

  /**
   * @param given whether a derived fact is given already
   */
  private Set<String> closed(Predicate<Fact> given) {
    while (!open.isEmpty()) {
      Fact fact = open.remove();
      if (names.add(fact.name())) {
        if (fact.currency() != null) {
          open.add(policy.vocabulary().fact(fact.currency()));
        }
        if (!given.test(fact)) {
          policy.inputs().derivations().forEach(derivation -> inputs(derivation, fact));
          policy.inputs().orderDerivations().forEach(derivation -> inputs(derivation, fact));
        }
      }
    }
    return names;
  }

  private void inputs(Derivation derivation, Fact fact) {
    if (!derivation.fact().name().equals(fact.name())) {
      return;
    }
    if (derivation instanceof Measure measure) {
      add(measure.formula());
    } else if (derivation instanceof Classification rows) {
      rows.rows().forEach(row -> add(row.when()));
    }
  }
}
