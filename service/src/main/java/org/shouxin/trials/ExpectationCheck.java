package org.shouxin.trials;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Compares answers with a file of expectations, cell by cell; an empty cell expects nothing. */
final class ExpectationCheck {

  private static final String CUSTOMER = "customer";
  private static final String AS_OF = "as_of";
  private static final String UNDECIDED = "undecided";
  private static final String PRESENT = "present";

  private final Policy policy;
  private final ExpectationFile expected;
  private final Agreement agreement;
  private final List<Difference> differences = new ArrayList<>();

  ExpectationCheck(Policy policy, ExpectationFile expected) {
    this.policy = policy;
    this.expected = expected;
    this.agreement = new Agreement(policy);
  }

  /**
   * Differences of customers.
   *
   * @throws RefusedException if a column is not part of an answer
   */
  List<Difference> customers(Map<String, Answer> answers) throws RefusedException {
    columns(CUSTOMER, name -> ConcludedValues.knows(policy, name));
    Set<String> seen = new HashSet<>();
    for (ExpectationFile.Row row : expected.rows()) {
      String code = row.cell(CUSTOMER);
      seen.add(code);
      Answer answer = answers.get(code);
      if (answer == null) {
        differ(row, code, PRESENT, code, "");
      } else if (answer instanceof Undecided undecided && row.cell(UNDECIDED).isEmpty()) {
        differ(row, code, UNDECIDED, "", ConcludedValues.why(undecided));
      } else {
        compare(row, code, name -> ConcludedValues.of(answer, name));
      }
    }
    answers.forEach(
        (code, answer) -> {
          boolean leftOut = expected.results() && answer instanceof Undecided;
          if (!seen.contains(code) && !leftOut) {
            unexpected(code);
          }
        });
    return differences;
  }

  /**
   * Differences of orders.
   *
   * @throws RefusedException if a column is not part of an answer
   */
  List<Difference> orders(List<OrderAnswer> answers) throws RefusedException {
    columns(Fact.ORDER, name -> ConcludedOrderValues.knows(policy, name));
    Map<String, OrderAnswer> byNumber = new LinkedHashMap<>();
    answers.forEach(answer -> byNumber.put(ConcludedOrderValues.of(answer, Fact.ORDER), answer));
    Set<String> seen = new HashSet<>();
    for (ExpectationFile.Row row : expected.rows()) {
      String number = row.cell(Fact.ORDER);
      seen.add(number);
      OrderAnswer answer = byNumber.get(number);
      if (answer == null) {
        differ(row, number, PRESENT, number, "");
      } else {
        compare(row, number, name -> ConcludedOrderValues.of(answer, name));
      }
    }
    byNumber.keySet().stream().filter(number -> !seen.contains(number)).forEach(this::unexpected);
    return differences;
  }

  private void compare(ExpectationFile.Row row, String who, Function<String, String> said) {
    row.cells()
        .forEach(
            (name, wanted) -> {
              String got = name.equals(AS_OF) ? wanted : said.apply(name);
              if (!agreement.of(name, wanted, got)) {
                differ(row, who, name, wanted, got);
              }
            });
  }

  private void differ(
      ExpectationFile.Row row, String who, String field, String wanted, String got) {
    differences.add(
        new Difference(expected.name() + " line " + row.line(), who, field, wanted, got));
  }

  private void unexpected(String who) {
    differences.add(new Difference(expected.name(), who, PRESENT, "", who));
  }

  private void columns(String key, Function<String, Boolean> known) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    if (!expected.names().contains(key)) {
      problems.add(unknown(null, key));
    }
    for (String name : expected.names()) {
      if (!name.equals(AS_OF) && !known.apply(name)) {
        problems.add(unknown(name, key));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private Problem unknown(@Nullable String name, String key) {
    String where = expected.name() + " line 1";
    if (name == null) {
      return new Problem(
          where,
          new Text("缺少一列", "a column is missing"),
          String.join(", ", expected.names()),
          Text.same(key));
    }
    List<String> names = new ArrayList<>();
    policy.vocabulary().facts().forEach(fact -> names.add(fact.name()));
    names.addAll(key.equals(CUSTOMER) ? ConcludedValues.NAMES : ConcludedOrderValues.NAMES);
    names.addAll(key.equals(CUSTOMER) ? ConcludedValues.SHEETS : List.of());
    return new Problem(
        where, new Text("没有这个结论", "no such conclusion"), name, Nearest.suggestion(name, names));
  }
}
