package org.shouxin.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Fact.Option;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Identity.Combination;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Inputs;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;
import org.shouxin.policy.Terms;
import org.shouxin.problem.Text;

/** Small random policies that a compiler would accept; the same seed gives the same policy. */
public final class RandomPolicies {

  private final Random random;
  private final RandomConditions conditions;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Fact> vocabulary = new ArrayList<>();
  private final List<Indicator> indicators = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();

  private RandomPolicies(long seed) {
    this.random = new Random(seed);
    this.conditions = new RandomConditions(random);
  }

  /** The policy of a seed. */
  public static Policy of(long seed) {
    return new RandomPolicies(seed).policy(seed);
  }

  private Policy policy(long seed) {
    List<String> grades = List.of("A", "B", "C", "D", "E").subList(0, 2 + random.nextInt(4));
    List<String> standings = List.of("normal", "cash", "barred").subList(0, 1 + random.nextInt(3));
    int scored = 1 + random.nextInt(5);
    declare(scored);
    vocabulary.addAll(facts);
    conclusion(
        Conclusions.ADMISSION, FactType.CHOICE, List.of("admitted", "incomplete", "refused"));
    conclusion(Conclusions.SCORE, FactType.NUMBER, List.of());
    conclusion(Conclusions.GRADE_BEFORE, FactType.CHOICE, grades);
    conclusion(Conclusions.GRADE, FactType.CHOICE, grades);
    conclusion(Conclusions.STANDING, FactType.CHOICE, standings);
    for (String number :
        List.of(
            Conclusions.CREDIT_LIMIT,
            Conclusions.CREDIT_DAYS,
            Conclusions.DISCOUNT,
            Conclusions.PREPAYMENT)) {
      conclusion(number, FactType.NUMBER, List.of());
    }
    conclusion(Conclusions.LIMIT_VALID_UNTIL, FactType.DATE, List.of());
    conclusion(Conclusions.AS_OF_MONTH, FactType.NUMBER, List.of());
    score(scored);
    List<Standing> ladder = new ArrayList<>();
    for (int i = 0; i < standings.size(); i++) {
      String code = standings.get(i);
      String forced =
          i == 0 || random.nextBoolean() ? null : grades.get(random.nextInt(grades.size()));
      ladder.add(
          new Standing(
              ref("standings", code), code, Text.same(code), i * 10, forced, text(""), ""));
    }
    return new Policy(
        identity(),
        new Dictionary(facts),
        new Dictionary(vocabulary),
        Inputs.NONE,
        List.of(),
        criteria(),
        List.of(new Assessment(null, Assessment.CREDIT, text("credit"), scale(grades))),
        List.copyOf(indicators),
        List.copyOf(bands),
        List.of(),
        downgrades(grades),
        List.of(),
        List.copyOf(ladder),
        sanctions(ladder),
        terms(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "random-" + seed);
  }

  private Identity identity() {
    RoundingMode[] ways = {
      RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_EVEN
    };
    return new Identity(
        "random",
        text("random"),
        text("any"),
        1,
        LocalDate.of(2026, 1, 1),
        "nobody",
        null,
        "CNY",
        random.nextInt(4),
        ways[random.nextInt(4)],
        new BigDecimal(List.of("1000", "1", "0.01", "250").get(random.nextInt(4))),
        ways[random.nextInt(4)],
        random.nextBoolean() ? Combination.WORST : Combination.SUM,
        random.nextBoolean() ? null : 1 + random.nextInt(3));
  }

  private void declare(int scored) {
    fact("customer", FactType.TEXT, WhenMissing.REFUSE, List.of());
    fact("purchases", FactType.NUMBER, WhenMissing.REFUSE, List.of());
    fact("share", FactType.NUMBER, WhenMissing.ASSUME, List.of());
    for (int i = 0; i < scored; i++) {
      WhenMissing[] answers = {
        WhenMissing.REFUSE,
        WhenMissing.ZERO_POINTS,
        WhenMissing.LOWEST_ROW,
        WhenMissing.LEAVE_OUT,
        WhenMissing.ASSUME
      };
      fact("scored_" + i, anyType(), answers[random.nextInt(5)], options("s"));
    }
    int others = 2 + random.nextInt(4);
    for (int i = 0; i < others; i++) {
      WhenMissing[] answers = {
        WhenMissing.NOT_APPLIED, WhenMissing.NOT_APPLIED, WhenMissing.ASSUME, WhenMissing.REFUSE
      };
      fact("other_" + i, anyType(), answers[random.nextInt(4)], options("o"));
    }
  }

  private FactType anyType() {
    FactType[] types = {
      FactType.NUMBER, FactType.NUMBER, FactType.YES_NO, FactType.DATE, FactType.CHOICE
    };
    return types[random.nextInt(types.length)];
  }

  private List<String> options(String prefix) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      options.add(prefix + i);
    }
    return options;
  }

  private void fact(String name, FactType type, WhenMissing answer, List<String> options) {
    List<String> codes = type == FactType.CHOICE ? options : List.of();
    @Nullable Object assumed = null;
    if (answer == WhenMissing.ASSUME) {
      assumed =
          switch (type) {
            case NUMBER -> BigDecimal.valueOf(random.nextInt(1000), 1);
            case YES_NO -> random.nextBoolean();
            case DATE -> LocalDate.of(2026, 6, 1).plusDays(random.nextInt(300));
            case CHOICE -> codes.get(0);
            case TEXT -> "";
          };
    }
    BigDecimal low = type == FactType.NUMBER ? BigDecimal.ZERO : null;
    facts.add(
        new Fact(
            name,
            text(name),
            List.of(),
            type,
            text(""),
            low,
            null,
            codes.stream().map(code -> new Option(code, text(code))).toList(),
            answer,
            assumed,
            facts.size()));
  }

  private void conclusion(String name, FactType type, List<String> options) {
    vocabulary.add(
        new Fact(
            name,
            text(name),
            List.of(),
            type,
            text(""),
            type == FactType.NUMBER ? BigDecimal.ZERO : null,
            type == FactType.NUMBER ? BigDecimal.valueOf(100) : null,
            options.stream().map(code -> new Option(code, text(code))).toList(),
            WhenMissing.REFUSE,
            null,
            vocabulary.size()));
  }

  private void score(int scored) {
    int left = 10_000;
    for (int i = 0; i < scored; i++) {
      Fact fact = facts.get(3 + i);
      int weight = i == scored - 1 ? left : 1 + random.nextInt(left - (scored - 1 - i));
      left -= weight;
      Indicator indicator =
          new Indicator(
              ref("indicators", "I" + i),
              Assessment.CREDIT,
              null,
              text("family"),
              text(fact.name()),
              fact,
              BigDecimal.valueOf(weight, 2),
              "");
      indicators.add(indicator);
      int n = 0;
      for (Condition part : conditions.partition(fact, 5)) {
        BigDecimal points = BigDecimal.valueOf(random.nextInt(weight + 1), 2);
        String id = "I" + i + "-" + n++;
        bands.add(new Band(ref("scorecard", id), indicator, part, points, text(id), ""));
      }
    }
  }

  private Fact anyFact(int conclusions) {
    int last = facts.size() + conclusions;
    Fact fact = vocabulary.get(1 + random.nextInt(last - 1));
    return fact.type() == FactType.TEXT ? vocabulary.get(1) : fact;
  }

  private List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5); i++) {
      String id = "C" + i;
      Condition exempt = random.nextInt(3) == 0 ? conditions.some(anyFact(0)) : null;
      criteria.add(
          new Criterion(
              ref("admission", id),
              null,
              text(id),
              exempt,
              conditions.some(anyFact(0)),
              true,
              text(id + " failed"),
              ""));
    }
    return criteria;
  }

  private List<Grade> scale(List<String> codes) {
    List<BigDecimal> thresholds = new ArrayList<>();
    for (int i = 1; i < codes.size(); i++) {
      thresholds.add(BigDecimal.valueOf(100L * i / codes.size()));
    }
    Fact score = vocabulary.get(facts.size() + 1);
    List<Condition> bands =
        new ArrayList<>(
            RandomConditions.intervals(score, thresholds, new boolean[thresholds.size()]));
    Collections.reverse(bands);
    List<Grade> grades = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      int months = random.nextInt(4) * 3;
      grades.add(
          new Grade(
              ref("grades", code), code, text(code), i + 1, bands.get(i), text(""), months, ""));
    }
    return grades;
  }

  private List<Condition> tests() {
    List<Condition> tests = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      tests.add(conditions.some(anyFact(3)));
    }
    return tests;
  }

  private List<Downgrade> downgrades(List<String> grades) {
    List<Downgrade> downgrades = new ArrayList<>();
    for (int i = 0; i < random.nextInt(6); i++) {
      String id = "D" + i;
      boolean to = random.nextInt(3) == 0;
      downgrades.add(
          new Downgrade(
              ref("downgrades", id),
              tests(),
              to ? 0 : 1 + random.nextInt(3),
              to ? grades.get(random.nextInt(grades.size())) : null,
              text(id),
              ""));
    }
    return downgrades;
  }

  private List<Sanction> sanctions(List<Standing> ladder) {
    List<Sanction> sanctions = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      String id = "B" + i;
      Standing standing = ladder.get(random.nextInt(ladder.size()));
      sanctions.add(new Sanction(ref("blacklist", id), tests(), standing, text(id), ""));
    }
    return sanctions;
  }

  private List<Terms> terms() {
    List<Terms> terms = new ArrayList<>();
    int first = facts.size();
    for (Condition admission : conditions.partition(vocabulary.get(first), 3)) {
      for (Condition standing : conditions.partition(vocabulary.get(first + 4), 2)) {
        for (Condition grade : conditions.partition(vocabulary.get(first + 3), 3)) {
          String id = "T" + terms.size();
          int days = random.nextInt(91);
          terms.add(
              new Terms(
                  ref("terms", id),
                  admission,
                  standing,
                  grade,
                  List.of(),
                  RandomFormula.of(random, facts.get(1), facts.get(2), days),
                  days,
                  BigDecimal.ZERO,
                  BigDecimal.valueOf(random.nextInt(101)),
                  null,
                  text(id),
                  ""));
        }
      }
    }
    return terms;
  }

  private static RowRef ref(String sheet, String id) {
    return new RowRef(sheet, id, sheet + "!" + id);
  }

  private static Text text(String text) {
    return Text.same(text);
  }
}
