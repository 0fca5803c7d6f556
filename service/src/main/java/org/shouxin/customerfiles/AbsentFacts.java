package org.shouxin.customerfiles;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shouxin.facts.Fact;
import org.shouxin.facts.MissingText;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The facts that a policy uses and a file has no column for, with their declared handling. */
public final class AbsentFacts {

  private final Map<WhenMissing, List<Fact>> byAnswer = new EnumMap<>(WhenMissing.class);

  private final Policy policy;

  private AbsentFacts(Policy policy) {
    this.policy = policy;
  }

  /** The facts without which the policy decides on no row at all, as problems of the file. */
  public List<Problem> refusals(String where) {
    List<Fact> always = AskedFacts.always(policy);
    return byAnswer.getOrDefault(WhenMissing.REFUSE, List.of()).stream()
        .filter(always::contains)
        .map(fact -> problem(where, policy, fact))
        .toList();
  }

  /** Finds them, those without which the policy refuses to grade included. */
  public static AbsentFacts known(Policy policy, FileHeadings headings) {
    AbsentFacts absent = new AbsentFacts(policy);
    for (Fact fact : AskedFacts.by(policy)) {
      boolean counted =
          policy.inputs().population().stream()
              .anyMatch(figure -> figure.fact().name().equals(fact.name()));
      if (!headings.carry(fact) && !fact.derived() && !counted) {
        absent.byAnswer.computeIfAbsent(fact.whenMissing(), first -> new ArrayList<>()).add(fact);
      }
    }
    return absent;
  }

  private static Problem problem(String where, Policy policy, Fact fact) {
    String id = policy.identity().id();
    return new Problem(
        where,
        MissingText.column(
            fact, new Text("政策 " + id + " 缺少它就不评级", "policy " + id + " refuses to grade")),
        "",
        new Text(
            fact.name() + "、" + fact.label().zh() + aliases(fact, "、"),
            fact.name() + ", " + fact.label().zh() + aliases(fact, ", ")));
  }

  private static String aliases(Fact fact, String comma) {
    return fact.aliases().stream().map(alias -> comma + alias).collect(Collectors.joining());
  }

  /** The policy. */
  public Policy policy() {
    return policy;
  }

  /** Whether the file has every fact that the policy uses. */
  public boolean none() {
    return byAnswer.isEmpty();
  }

  /** One line for each kind of handling, with its facts. */
  public List<String> lines(Language language) {
    List<String> lines = new ArrayList<>();
    byAnswer.forEach(
        (answer, facts) -> {
          String names =
              facts.stream()
                  .map(fact -> shown(answer, fact, language))
                  .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
          lines.add(effect(answer).in(language) + (language == Language.ZH ? "：" : ": ") + names);
        });
    return lines;
  }

  private static String shown(WhenMissing answer, Fact fact, Language language) {
    String name = fact.label().in(language);
    return answer == WhenMissing.ASSUME
        ? name + " = " + fact.shown(fact.assumed(), language)
        : name;
  }

  private static Text effect(WhenMissing answer) {
    return switch (answer) {
      case REFUSE -> new Text("不评级", "refuses to grade");
      case ZERO_POINTS -> new Text("记零分", "zero points");
      case LOWEST_ROW -> new Text("按最低档计分", "scored by the lowest row");
      case LEAVE_OUT -> new Text("剔除该指标，其余权重放大到 100", "left out, other weights scaled up to 100");
      case ASSUME -> new Text("按假定值", "assumed");
      case NOT_APPLIED -> new Text("相关行不适用，准入条件记为缺证据", "rows do not apply, criteria lack evidence");
      case DERIVED -> new Text("由政策推算", "derived by the policy");
    };
  }
}
