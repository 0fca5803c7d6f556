package org.shouxin.population;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Facts;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Inputs;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure;
import org.shouxin.policy.PopulationFigure.Figure;
import org.shouxin.policy.Rate;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyTemplate;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** A company whose policy asks for every figure of its sales, overall and within each group. */
final class Company {

  static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private static final List<Fact> FACTS = new ArrayList<>();

  static final Fact CUSTOMER = fact("customer", FactType.TEXT, null, null, null);
  static final Fact SALES =
      fact("sales", FactType.NUMBER, BigDecimal.valueOf(1_000_000_000_000L), null, "currency");
  static final Fact CURRENCY = fact("currency", FactType.TEXT, null, null, null);
  static final Fact GROUP = fact("group", FactType.TEXT, null, null, null);
  static final Fact TONS = fact("tons", FactType.NUMBER, null, BigDecimal.TEN, null);
  static final Fact TONS_RANK =
      fact("tons_rank", FactType.NUMBER, BigDecimal.valueOf(9), null, null);
  static final List<Fact> OVERALL = figures("sales_", "");
  static final List<Fact> GROUPED = figures("sales_", "_in_group");

  static final Dictionary DICTIONARY = new Dictionary(FACTS);

  private Company() {}

  private static List<Fact> figures(String before, String after) {
    List<Fact> facts = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      String name = before + figure.name().toLowerCase(java.util.Locale.ROOT) + after;
      facts.add(fact(name, FactType.NUMBER, null, null, null));
    }
    return facts;
  }

  private static Fact fact(
      String name,
      FactType type,
      @Nullable BigDecimal high,
      @Nullable BigDecimal assumed,
      @Nullable String currency) {
    Fact fact =
        new Fact(
            name,
            Text.same(name),
            List.of(),
            type,
            Text.same(""),
            high == null ? null : high.negate(),
            high,
            List.of(),
            assumed == null ? WhenMissing.NOT_APPLIED : WhenMissing.ASSUME,
            assumed,
            Fact.About.CUSTOMER,
            currency,
            false,
            List.of(),
            FACTS.size());
    FACTS.add(fact);
    return fact;
  }

  static Policy policy(String name) {
    List<PopulationFigure> figures = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      figures.add(row(OVERALL.get(figure.ordinal()), figure, SALES, null));
      figures.add(row(GROUPED.get(figure.ordinal()), figure, SALES, GROUP));
    }
    figures.add(row(TONS_RANK, Figure.RANK, TONS, null));
    LocalDate from = LocalDate.of(2026, 1, 1);
    RowRef rate = new RowRef("rates", "R-1", "汇率Rates!A2");
    List<Rate> rates = List.of(new Rate(rate, "USD", from, null, new BigDecimal("7.123457"), ""));
    try {
      Policy plain =
          PolicyCompiler.compile(PolicyTemplate.book(name, Language.ZH, LocalDate.of(2026, 1, 1)));
      return new Policy(
          plain.identity(),
          DICTIONARY,
          plain.vocabulary(),
          new Inputs(figures, rates, List.of(), List.of()),
          plain.stages(),
          plain.admission(),
          plain.assessments(),
          plain.indicators(),
          plain.scorecard(),
          plain.ungraded(),
          plain.downgrades(),
          plain.movements(),
          plain.standings(),
          plain.sanctions(),
          plain.terms(),
          plain.limits(),
          plain.findings(),
          plain.letters(),
          plain.orders(),
          plain.authorities(),
          plain.cases(),
          plain.sha256());
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static PopulationFigure row(Fact fact, Figure figure, Fact of, @Nullable Fact within) {
    RowRef row = new RowRef("population", fact.name(), "总体Population!A" + (fact.slot() + 2));
    return new PopulationFigure(row, fact, figure, of, within, "test");
  }

  static Facts customer(@Nullable String sales, @Nullable String group) {
    return Facts.of("C", DICTIONARY)
        .set(SALES, sales == null ? null : new BigDecimal(sales))
        .set(GROUP, group)
        .build();
  }

  static Population population(Policy policy, List<Facts> customers) {
    Population.Builder builder = new Population.Builder(policy, DAY);
    customers.forEach(builder::add);
    return builder.build();
  }

  static String written(Population... populations) {
    try {
      StringWriter out = new StringWriter();
      Population.write(List.of(populations), out);
      return out.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Population read(String text, Policy policy, LocalDate day) throws RefusedException {
    try {
      Path file = Files.createTempFile("population", ".csv");
      try {
        Files.writeString(file, text);
        return Population.read(file, policy, day);
      } finally {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static @Nullable String shown(Facts customer, Fact fact) {
    Object value = customer.value(fact);
    return value == null ? null : ((BigDecimal) value).toPlainString();
  }
}
