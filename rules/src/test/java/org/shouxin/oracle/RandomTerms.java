package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.shouxin.facts.FactType;
import org.shouxin.oracle.RandomConditions.Test;
import org.shouxin.policy.Sheets;
import org.shouxin.workbook.SheetSchema;

/** Terms, limit changes, findings, letters and order checks of a random policy. */
final class RandomTerms {

  private static final List<String> WORDS =
      List.of(
          "conditions",
          "evidence",
          "security",
          "sanctions",
          "treatments",
          "failed",
          "unmet",
          "missing",
          "reasons");

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book;
  private final RandomFacts facts;
  private final List<Ask> asks;

  /**
   * @param asks what is known once the customer is graded
   */
  RandomTerms(
      Random random,
      RandomConditions conditions,
      RandomBook book,
      RandomFacts facts,
      List<Ask> asks) {
    this.random = random;
    this.conditions = conditions;
    this.book = book;
    this.facts = facts;
    this.asks = new ArrayList<>(asks);
  }

  void write(List<String> verdicts, List<String> standings, List<String> scale, List<Ask> grown) {
    List<Ask> further = new ArrayList<>(facts.customer);
    grown.stream().filter(ask -> ask.name().endsWith("_grade")).forEach(further::add);
    List<Ask> graded =
        asks.stream()
            .filter(ask -> ask.name().matches("grade|standing|admission|.*_grade|score|.*_score"))
            .toList();
    looked.addAll(new RandomTables(random, conditions, book).write("graded", graded, 2));
    for (String admission : conditions.present(Ask.choice("admission", verdicts, false), 3)) {
      for (String standing : conditions.present(Ask.choice("standing", standings, false), 2)) {
        for (String grade : conditions.present(Ask.choice("grade", scale, false), 3)) {
          terms(admission, standing, grade, further);
        }
      }
    }
    asks.add(Ask.number("credit_limit", 0, 1_000_000, false));
    asks.add(Ask.number("credit_days", 0, 365, false));
    asks.add(Ask.number("prepayment", 0, 100, false));
    asks.add(Ask.number("discount", -20, 20, false));
    limits();
    asks.add(Ask.of("limit_valid_until", FactType.DATE, List.of(), true));
    findings();
    if (random.nextInt(4) > 0) {
      facts.declareOrders(asks);
      orders();
    }
  }

  private void terms(String admission, String standing, String grade, List<Ask> further) {
    List<Ask> dimensions = new ArrayList<>(further);
    java.util.Collections.shuffle(dimensions, random);
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    List<String> numbers = new ArrayList<>(facts.numbers);
    asks.stream()
        .filter(ask -> ask.name().endsWith("score") && !ask.absent())
        .forEach(ask -> numbers.add(ask.name()));
    numbers.addAll(looked);
    for (List<Test> tests : conditions.table(dimensions.subList(0, count))) {
      RandomFormula formula = new RandomFormula(random, numbers, List.copyOf(asks));
      row(
          Sheets.TERMS,
          "T" + next++,
          tests,
          "admission",
          admission,
          "standing",
          standing,
          "grade",
          grade,
          "limit",
          formula.limit(List.of("coefficient", "cap", "credit_days", "discount", "prepayment")),
          "coefficient",
          "" + random.nextInt(300) / 100.0,
          "cap",
          "" + random.nextInt(100) * 1000,
          "credit_days",
          "" + random.nextInt(91),
          "discount",
          "" + (random.nextInt(400) - 200) / 10.0,
          "prepayment",
          "" + random.nextInt(101),
          "valid_months",
          random.nextBoolean() ? "" : "" + (1 + random.nextInt(14)));
    }
  }

  private int next;
  private final List<String> looked = new ArrayList<>();

  private void limits() {
    List<String> numbers = new ArrayList<>(facts.numbers);
    numbers.addAll(List.of("limit", "credit_limit", "limit", "limit"));
    for (int i = 0; i < random.nextInt(5); i++) {
      RandomFormula formula = new RandomFormula(random, numbers, List.copyOf(asks));
      row(
          Sheets.LIMITS,
          "L" + i,
          conditions.tests(asks, 0),
          "step",
          "" + (100 - 7 * i),
          "limit",
          formula.limit(List.of("coefficient", "cap")),
          "coefficient",
          "" + random.nextInt(300) / 100.0,
          "cap",
          "" + random.nextInt(100) * 1000,
          "until",
          random.nextBoolean() ? "" : "season_end");
    }
  }

  private void findings() {
    for (int i = 0; i < random.nextInt(6); i++) {
      row(
          Sheets.FINDINGS,
          "F" + i,
          conditions.tests(asks, 1),
          "kind",
          pick(
              "condition",
              "condition",
              "evidence",
              "security",
              "sanction",
              "treatment",
              "visit",
              "review",
              "collection",
              "notice"),
          "text_zh",
          "条件" + words(false),
          "text_en",
          "do " + words(false),
          "due_months",
          pick("", "0", "1", "4"),
          "due_days",
          pick("", "0", "15", "90"));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      row(
          Sheets.LETTERS,
          "W" + i,
          conditions.tests(asks, 0),
          "to",
          pick("customer", "sales", "finance", "legal", "committee"),
          "subject_zh",
          "致" + words(true),
          "subject_en",
          "to " + words(true),
          "body_zh",
          "贵司\\n" + words(true) + words(true),
          "body_en",
          "Dear {{sir}}\\n" + words(true) + words(true));
    }
  }

  private String words(boolean letter) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      Ask ask = asks.get(random.nextInt(asks.size()));
      String name = ask.name();
      if (letter && random.nextBoolean()) {
        name = WORDS.get(random.nextInt(WORDS.size()));
      } else if (random.nextInt(5) == 0) {
        name = pick("as_of", "policy", "customer", "next_review");
      } else if (ask.type() == FactType.CHOICE && random.nextBoolean()) {
        name += ".code";
      }
      words.append(pick("，", " is ", "")).append('{').append(name).append('}');
    }
    return words.toString();
  }

  private void orders() {
    List<Ask> all = new ArrayList<>(facts.order);
    all.addAll(facts.order);
    all.addAll(asks);
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      List<Test> tests = new ArrayList<>();
      for (Test test : conditions.tests(all, 1)) {
        if (tests.stream().noneMatch(other -> other.ask().equals(test.ask()))) {
          tests.add(test);
        }
      }
      row(
          Sheets.ORDERS,
          "O" + i,
          tests,
          "step",
          "" + (50 - i),
          "outcome",
          pick("release", "prepay", "hold", "reject"),
          "overrides",
          pick("yes", "no", ""),
          "reason_zh",
          "订单{order_amount}" + words(false),
          "reason_en",
          "order {order_amount}" + words(false));
    }
  }

  private void row(SheetSchema sheet, String id, List<Test> tests, String... cells) {
    book.row(
        sheet,
        id,
        Stream.concat(Arrays.stream(cells), RandomConditions.cells(tests).stream())
            .toArray(String[]::new));
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
