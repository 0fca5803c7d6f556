package org.shouxin.policies;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCase;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** Holds a compiled policy to the cases that the committee keeps in its workbook. */
public final class PolicyCheck {

  private PolicyCheck() {}

  /**
   * Decides every case.
   *
   * @return a problem for each expectation that is not met, at the cell that states it
   */
  public static List<Problem> cases(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    try (Decisions decisions = Decisions.of(policy)) {
      for (PolicyCase given : policy.cases()) {
        compare(given, decisions.decide(given.facts(), given.asOf()), problems);
      }
    }
    return problems;
  }

  private static void compare(PolicyCase given, Answer answer, List<Problem> problems) {
    if (answer instanceof Undecided undecided) {
      String missing =
          undecided.missing().stream().map(Fact::name).collect(Collectors.joining(", "));
      problems.add(
          new Problem(
              given.row().place(),
              new Text("用例没有评级，缺少事实", "the case is not graded, facts are missing"),
              missing,
              Text.same("")));
    } else if (answer instanceof Decision decision) {
      Map<String, String> concluded = concluded(decision);
      given
          .expected()
          .forEach(
              (name, expected) -> {
                String found = concluded.getOrDefault(name, "");
                if (!same(expected, found)) {
                  problems.add(mismatch(given, name, expected, found));
                }
              });
    }
  }

  private static Map<String, String> concluded(Decision decision) {
    return Map.of(
        "admission", decision.admission().name().toLowerCase(Locale.ROOT),
        "score", plain(decision.score()),
        "grade_before", decision.gradeBefore().code(),
        "grade", decision.grade().code(),
        "standing", decision.standing().code(),
        "credit_limit", plain(decision.creditLimit()),
        "credit_days", Integer.toString(decision.terms().creditDays()));
  }

  private static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return Codes.plain(number).toPlainString();
  }

  private static boolean same(String expected, String found) {
    if (expected.equals(found)) {
      return true;
    }
    try {
      return new BigDecimal(expected).compareTo(new BigDecimal(found)) == 0;
    } catch (NumberFormatException noNumbers) {
      return false;
    }
  }

  private static Problem mismatch(PolicyCase given, String name, String expected, String found) {
    String place = given.places().getOrDefault(name, given.row().place());
    return new Problem(
        place,
        new Text(
            "用例 " + given.row().id() + " 的 " + name + " 算得 " + found,
            "case " + given.row().id() + ": " + name + " comes out as " + found),
        expected,
        Text.same(""));
  }
}
