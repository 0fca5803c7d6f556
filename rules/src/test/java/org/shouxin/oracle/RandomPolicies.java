package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.shouxin.facts.FactType;
import org.shouxin.oracle.RandomConditions.Test;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.workbook.SheetSchema;

/**
 * Small random policies that use every sheet, written as workbooks and compiled; the same seed
 * gives the same policy.
 */
public final class RandomPolicies {

  /** What is added to a seed whose tables are too large to be checked. */
  private static final long NEXT = 1_000_003;

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book = new RandomBook();
  private final RandomFacts facts;
  private final List<String> grades;
  private final List<String> standings;
  private final List<String> others;
  private final boolean conditional;
  private final List<String> stages = new ArrayList<>();
  private final RandomAssessments assessments;
  private final List<Ask> asks = new ArrayList<>();

  private RandomPolicies(long seed) {
    this.random = new Random(seed);
    this.conditions = new RandomConditions(random);
    this.facts = new RandomFacts(random, conditions, book);
    this.assessments = new RandomAssessments(random, conditions, book, facts);
    this.grades = List.of("A", "B", "C", "D", "E").subList(0, 2 + random.nextInt(4));
    this.standings = List.of("normal", "cash", "barred").subList(0, 1 + random.nextInt(3));
    this.others = List.of("relation", "value").subList(0, random.nextInt(3));
    this.conditional = random.nextBoolean();
  }

  /** The policy of a seed. */
  public static Policy of(long seed) {
    RandomPolicies policies = new RandomPolicies(seed);
    policies.write(seed);
    return policies.book.compiled().orElseGet(() -> of(seed + NEXT));
  }

  /** The text rendering of a seed's policy. */
  static String text(long seed) {
    RandomPolicies policies = new RandomPolicies(seed);
    policies.write(seed);
    return policies.book.compiled().isPresent() ? policies.book.text() : text(seed + NEXT);
  }

  private void write(long seed) {
    identity(seed);
    boolean ungraded = random.nextBoolean();
    List<String> scale = new ArrayList<>(grades);
    if (ungraded) {
      scale.add("N");
    }
    facts.declare(scale);
    asks.addAll(facts.customer);
    admission();
    asks.add(Ask.choice("admission", verdicts(), false));
    asks.add(Ask.number("as_of_month", 1, 12, false));
    ungraded("", ungraded);
    List<Ask> before = new ArrayList<>(asks);
    assessments.write("", scale, ungraded);
    for (String other : others) {
      book.row(Sheets.ASSESSMENTS, other);
      boolean none = random.nextBoolean();
      asks.clear();
      asks.addAll(before);
      ungraded(other, none);
      List<String> own = new ArrayList<>(List.of("high", "low", "none").subList(0, none ? 3 : 2));
      assessments.write(other, own, none);
    }
    asks.clear();
    asks.addAll(before);
    asks.addAll(assessments.grown());
    asks.add(Ask.choice("grade_before", scale, false));
    downgrades(scale);
    asks.add(Ask.choice("grade", scale, false));
    asks.add(Ask.choice("standing", standings, false));
    criteria(true);
    new RandomTerms(random, conditions, book, facts, asks)
        .write(verdicts(), standings, scale, List.copyOf(assessments.grown()));
  }

  private List<String> verdicts() {
    return conditional
        ? List.of("admitted", "conditional", "incomplete", "refused")
        : List.of("admitted", "incomplete", "refused");
  }

  private void identity(long seed) {
    int places = random.nextInt(4);
    assessments.wholeScores = places == 0;
    assessments.beyond = random.nextInt(3) == 0;
    assessments.mostBonus = pick("", "", "0", "5", "12.5");
    assessments.mostPenalty = pick("", "", "3", "10");
    String[][] items = {
      {"id", "random-" + seed},
      {"name_zh", "随机" + seed},
      {"name_en", "random " + seed},
      {"business_zh", "任意"},
      {"business_en", "any"},
      {"version", "1"},
      {"effective", "2026-01-01"},
      {"author", "nobody"},
      {"approver", ""},
      {"currency", "CNY"},
      {"score_places", "" + places},
      {"score_rounding", pick("half_up", "down", "up", "half_even")},
      {"most_bonus", assessments.mostBonus},
      {"most_penalty", assessments.mostPenalty},
      {"score_leaves_hundred", assessments.beyond ? "是" : pick("", "no")},
      {"limit_unit", pick("1000", "1", "0.01", "250")},
      {"limit_rounding", pick("half_up", "down", "up", "half_even")},
      {"downgrade_combination", pick("worst", "sum")},
      {"most_steps", pick("", "1", "2", "3")},
    };
    for (String[] item : items) {
      book.row(Sheets.POLICY, item[0], "value", item[1]);
    }
  }

  private void admission() {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String time = i == 0 || random.nextBoolean() && !late() ? "before" : "after";
      String stage = time + "_" + i;
      stages.add(stage);
      book.row(Sheets.STAGES, stage, "step", "" + (i + 1), "time", time + "_grading");
    }
    if (count > 0) {
      asks.add(Ask.choice("stage", List.copyOf(stages), false));
    }
    criteria(false);
  }

  private boolean late() {
    return stages.stream().anyMatch(stage -> stage.startsWith("after"));
  }

  /** Criteria of one time: at least one for each stage, or without stages some at once. */
  private void criteria(boolean after) {
    List<String> asked =
        stages.isEmpty()
            ? after ? List.of() : List.of("")
            : stages.stream().filter(stage -> stage.startsWith("after") == after).toList();
    boolean first = !after && conditional;
    for (String stage : asked) {
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        Test passes = conditions.some(pick(after ? asks : facts.customer));
        while (passes.condition().contains("missing")) {
          passes = conditions.some(pick(after ? asks : facts.customer));
        }
        Test exempt = conditions.some(pick(facts.customer));
        boolean some = random.nextInt(3) == 0 && !exempt.condition().contains("missing");
        book.row(
            Sheets.ADMISSION,
            "C" + stage + i,
            "stage",
            stage,
            "fact",
            passes.ask().name(),
            "passes",
            passes.condition(),
            "exempt_fact",
            some ? exempt.ask().name() : "",
            "exempt",
            some ? exempt.condition() : "",
            "if_failed",
            first || conditional && random.nextBoolean() ? "condition" : pick("refuse", ""));
        first = false;
      }
    }
  }

  private void ungraded(String assessment, boolean some) {
    for (int i = 0; some && i < 1 + random.nextInt(2); i++) {
      row(
          Sheets.UNGRADED,
          "U" + assessment + i,
          conditions.tests(asks, 2),
          "assessment",
          assessment);
    }
  }

  private void downgrades(List<String> scale) {
    for (int i = 0; i < random.nextInt(6); i++) {
      boolean to = random.nextInt(3) == 0;
      row(
          Sheets.DOWNGRADES,
          "D" + i,
          conditions.tests(asks, 1),
          "steps",
          to ? "" : "" + pick("1", "2", "3", "-1", "-2"),
          "to",
          to ? grades.get(random.nextInt(grades.size())) : "");
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      row(
          Sheets.MOVEMENT,
          "M" + i,
          conditions.tests(asks, 0),
          "previous",
          "previous",
          "direction",
          pick("up", "down"),
          "most_steps",
          "" + random.nextInt(3));
    }
    for (int i = 0; i < standings.size(); i++) {
      String forced = i == 0 || random.nextBoolean() ? "" : pick(grades.toArray(String[]::new));
      book.row(Sheets.STANDINGS, standings.get(i), "severity", "" + i * 10, "grade", forced);
    }
    for (int i = 0; standings.size() > 1 && i < random.nextInt(4); i++) {
      String standing = standings.get(1 + random.nextInt(standings.size() - 1));
      row(Sheets.BLACKLIST, "B" + i, conditions.tests(asks, 1), "standing", standing);
    }
  }

  private void row(SheetSchema sheet, String id, List<Test> tests, String... cells) {
    book.row(
        sheet,
        id,
        Stream.concat(Arrays.stream(cells), RandomConditions.cells(tests).stream())
            .toArray(String[]::new));
  }

  private Ask pick(List<Ask> from) {
    Ask ask = from.get(random.nextInt(from.size()));
    return ask.type() == FactType.TEXT && random.nextBoolean() ? pick(from) : ask;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
