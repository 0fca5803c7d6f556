package org.shouxin.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.condition.ConditionParser;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;

/** Whatever the facts, exactly one row of a table is met. */
class TableCompletenessTest {

  private static final Fact GRADE = choice("grade", WhenMissing.REFUSE, "A", "B", "C");
  private static final Fact MONTHS =
      fact("months", FactType.NUMBER, BigDecimal.ZERO, BigDecimal.TEN, WhenMissing.NOT_APPLIED);
  private static final Fact SALES =
      fact("sales", FactType.NUMBER, BigDecimal.ZERO, null, WhenMissing.ASSUME);
  private static final Fact CONTRACT =
      fact("contract", FactType.YES_NO, null, null, WhenMissing.DERIVED);
  private static final Fact LICENCE =
      fact("licence", FactType.DATE, null, null, WhenMissing.NOT_APPLIED);
  private static final Fact SITE = fact("site", FactType.TEXT, null, null, WhenMissing.NOT_APPLIED);

  private final List<String> zh = new ArrayList<>();

  private static Fact choice(String name, WhenMissing missing, String... codes) {
    List<Fact.Option> options = new ArrayList<>();
    for (String code : codes) {
      options.add(new Fact.Option(code, new Text(code + "级", "grade " + code)));
    }
    Text label = new Text("等级", "Grade");
    return new Fact(
        name,
        label,
        List.of(),
        FactType.CHOICE,
        Text.same(""),
        null,
        null,
        options,
        missing,
        null,
        0);
  }

  private static Fact fact(
      String name,
      FactType type,
      @org.jspecify.annotations.Nullable BigDecimal low,
      @org.jspecify.annotations.Nullable BigDecimal high,
      WhenMissing missing) {
    Text unit = type == FactType.NUMBER ? new Text("个月", "months") : Text.same("");
    Text label = new Text("“" + name + "”", name);
    return new Fact(name, label, List.of(), type, unit, low, high, List.of(), missing, null, 0);
  }

  private static RowRef ref(int row) {
    return new RowRef("terms", "T-" + row, "额度Terms!A" + (row + 1));
  }

  private static Condition on(Fact fact, String text) {
    if (fact.type() == FactType.TEXT) {
      return new Condition(fact, text, text.equals("any") ? Ranges.ANY : Ranges.MISSING);
    }
    try {
      return ConditionParser.parse(fact, text, true);
    } catch (Unreadable unreadable) {
      throw new IllegalArgumentException(text, unreadable);
    }
  }

  private List<String> told(List<Fact> columns, List<List<Condition>> rows) {
    TableCompleteness coverage = new TableCompleteness(columns);
    for (int i = 0; i < rows.size(); i++) {
      coverage.add(ref(i + 1), rows.get(i));
    }
    Problems problems = new Problems();
    coverage.check(problems);
    problems.all().forEach(problem -> zh.add(problem.in(Language.ZH)));
    return problems.all().stream().map(problem -> problem.in(Language.EN)).toList();
  }

  @Test
  @Tag("R19")
  void rowsThatDivideEveryCombinationLeaveNothingToReport() {
    assertThat(
            told(
                List.of(GRADE),
                List.of(
                    List.of(on(GRADE, "A"), on(MONTHS, ">= 3")),
                    List.of(on(GRADE, "A"), on(MONTHS, "< 3 or missing")),
                    List.of(on(GRADE, "not A")))))
        .isEmpty();
  }

  @Test
  @Tag("R19")
  void aFactThatMayBeMissingNeedsARowForThatToo() {
    assertThat(told(List.of(), List.of(List.of(on(MONTHS, ">= 3")), List.of(on(MONTHS, "< 3")))))
        .containsExactly(
            "额度Terms!A3: no row for 1 combination: months missing; allowed: every combination"
                + " belongs to exactly one row");
    assertThat(zh).singleElement().asString().contains("1 种组合没有行：“months” 缺失");
    assertThat(told(List.of(), List.of(List.of(on(SALES, ">= 3")), List.of(on(SALES, "< 3")))))
        .isEmpty();
  }

  @Test
  @Tag("R16")
  void theThresholdItselfBelongsToOneRow() {
    assertThat(told(List.of(), List.of(List.of(on(SALES, "> 3")), List.of(on(SALES, "< 3")))))
        .singleElement()
        .asString()
        .contains("no row for 1 combination: sales 3 months");
    assertThat(told(List.of(), List.of(List.of(on(SALES, ">= 3")), List.of(on(SALES, "<= 3")))))
        .singleElement()
        .asString()
        .contains("two rows for sales 3 months: 额度Terms!A2 (T-1), 额度Terms!A3 (T-2)");
  }

  @Test
  void combinationsAreNamedByTheFactsThatHaveNoColumnOfTheirOwn() {
    assertThat(
            told(
                List.of(GRADE),
                List.of(
                    List.of(on(GRADE, "A, B")),
                    List.of(on(GRADE, "C"), on(CONTRACT, "yes")),
                    List.of(on(GRADE, "C"), on(CONTRACT, "no"), on(LICENCE, "valid")))))
        .singleElement()
        .asString()
        .contains(
            "no row for 2 combinations: grade C × contract no × licence expired; grade C ×"
                + " contract no × licence missing;");
    assertThat(zh).singleElement().asString().contains("C级 × “contract” 否 × “licence” 过期；");
  }

  @Test
  void aTextIsOnFileOrNot() {
    assertThat(told(List.of(), List.of(List.of(on(SITE, "any")))))
        .singleElement()
        .asString()
        .contains("1 combination: site missing");
    assertThat(told(List.of(), List.of(List.of(on(SITE, "missing")))))
        .singleElement()
        .asString()
        .contains("1 combination: site given");
  }

  @Test
  void severalConditionsOnOneFactMustAllBeMet() {
    assertThat(
            told(
                List.of(),
                List.of(
                    List.of(on(SALES, ">= 3"), on(SALES, "< 5")),
                    List.of(on(SALES, "< 3 or >= 5")))))
        .isEmpty();
  }

  @Test
  void onlyTheFirstFewAreReportedAndTheRestCounted() {
    assertThat(
            told(
                List.of(GRADE),
                List.of(
                    List.of(on(GRADE, "A"), on(CONTRACT, "yes"), on(MONTHS, "< 3")),
                    List.of(on(GRADE, "A"), on(MONTHS, "< 2")))))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("no row for 21 combinations: grade A × contract no × months [2, 3)")
                    .contains("; and 16 more"),
            line -> assertThat(line).contains("two rows for grade A × contract yes × months < 2"));
    List<List<Condition>> twice = List.of(List.of(on(MONTHS, "any")), List.of(on(GRADE, "any")));
    Fact many =
        choice(
            "many",
            WhenMissing.REFUSE,
            IntStream.range(0, 9).mapToObj(i -> "O" + i).toArray(String[]::new));
    assertThat(told(List.of(many), twice))
        .filteredOn(line -> line.contains("two rows"))
        .hasSize(5)
        .last()
        .asString()
        .contains("; so have 22 more combinations");
  }

  @Test
  void aTableWithTooManyCombinationsIsRefused() {
    List<Condition> row = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      row.add(on(fact("f" + i, FactType.YES_NO, null, null, WhenMissing.REFUSE), "yes"));
    }
    assertThat(told(List.of(), List.of(row)))
        .singleElement()
        .asString()
        .contains("too many combinations")
        .contains("1048576");
    assertThat(zh).singleElement().asString().contains("组合太多");
  }

  /** The same question asked of every point that could make a difference. */
  @Property(tries = 2000)
  @net.jqwik.api.Tag("R19")
  void agreesWithTryingEveryPoint(@ForAll long seed) {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>(List.of(GRADE, MONTHS, CONTRACT, LICENCE));
    java.util.Collections.shuffle(facts, random);
    facts = facts.subList(0, 1 + random.nextInt(3));
    TableCompleteness coverage = new TableCompleteness(random.nextBoolean() ? List.of() : facts);
    List<List<Condition>> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      List<Condition> row = new ArrayList<>();
      for (Fact fact : facts) {
        if (random.nextInt(4) > 0) {
          row.add(on(fact, condition(fact, random)));
        }
      }
      rows.add(row);
      coverage.add(ref(i + 1), row);
    }
    Problems problems = new Problems();
    coverage.check(problems);
    List<String> lines = problems.all().stream().map(p -> p.in(Language.EN)).toList();
    int[] least = {Integer.MAX_VALUE};
    int[] most = {0};
    tryAll(
        facts,
        new ArrayList<>(),
        point -> {
          List<Fact> asked = point.facts();
          int met =
              (int)
                  rows.stream()
                      .filter(
                          row ->
                              row.stream()
                                  .allMatch(
                                      c ->
                                          c.ranges()
                                              .contains(
                                                  point.codes().get(asked.indexOf(c.fact())))))
                      .count();
          least[0] = Math.min(least[0], met);
          most[0] = Math.max(most[0], met);
        });
    assertThat(lines.stream().anyMatch(line -> line.contains("no row"))).isEqualTo(least[0] == 0);
    assertThat(lines.stream().anyMatch(line -> line.contains("two rows"))).isEqualTo(most[0] > 1);
  }

  private static String condition(Fact fact, Random random) {
    List<String> some =
        switch (fact.type()) {
          case CHOICE -> List.of("A", "B", "not A", "any", "A, C");
          case YES_NO -> List.of("yes", "no", "any");
          case NUMBER ->
              List.of("< 3", ">= 3", "> 3", "any", "missing", "< 3 or missing", "[3, 7)", ">= 7");
          default -> List.of("valid", "expired", "missing", ">= 30", "any", "< 30 or missing");
        };
    return some.get(random.nextInt(some.size()));
  }

  private record Point(List<Fact> facts, List<Long> codes) {}

  private static void tryAll(
      List<Fact> facts, List<Long> codes, java.util.function.Consumer<Point> each) {
    if (codes.size() == facts.size()) {
      each.accept(new Point(facts, codes));
      return;
    }
    Fact fact = facts.get(codes.size());
    List<Long> points =
        new ArrayList<>(
            switch (fact.type()) {
              case CHOICE -> List.of(0L, 1L, 2L);
              case YES_NO -> List.of(0L, 1L);
              case NUMBER -> {
                long three = Codes.of(BigDecimal.valueOf(3));
                long seven = Codes.of(BigDecimal.valueOf(7));
                yield List.of(0L, three - 1, three, three + 1, seven - 1, seven, seven + 1);
              }
              default -> List.of(-1L, 0L, 29L, 30L, 31L);
            });
    if (fact.whenMissing() == WhenMissing.NOT_APPLIED) {
      points.add(Codes.MISSING);
    }
    for (long code : points) {
      codes.add(code);
      tryAll(facts, codes, each);
      codes.remove(codes.size() - 1);
    }
  }
}
