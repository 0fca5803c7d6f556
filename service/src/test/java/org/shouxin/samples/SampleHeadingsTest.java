package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.SamplePopulation.Column;

/** Sample files speak the words of the nonferrous policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleHeadingsTest {

  private static final Path ROUTING = Path.of("../decision-tables/routing/routing.policy.txt");
  private static final String ROUTED = "business_line";
  private static final List<Column> COLUMNS =
      SamplePopulation.COLUMNS.stream().filter(column -> !column.fact().equals(ROUTED)).toList();

  private Dictionary dictionary = new Dictionary(List.of());
  private Dictionary routing = new Dictionary(List.of());

  @BeforeAll
  void readPolicy() throws RefusedException {
    dictionary = CommittedPolicies.policy("nonferrous").facts();
    routing = RoutingCompiler.compile(ROUTING).facts();
  }

  @Test
  void everyHeadingIsThePolicysLabelOfItsFact() {
    for (Column column : COLUMNS) {
      Fact fact = dictionary.fact(column.fact());
      assertThat(fact.name()).isEqualTo(column.fact());
      assertThat(fact.label()).isEqualTo(column.heading());
      assertThat(dictionary.find(column.heading().zh())).contains(fact);
      assertThat(dictionary.find(column.heading().en())).contains(fact);
    }
  }

  @Test
  void theLineOfBusinessIsTheRoutingsLabelOfItsFact() {
    Column column =
        SamplePopulation.COLUMNS.stream()
            .filter(c -> c.fact().equals(ROUTED))
            .findFirst()
            .orElseThrow();
    assertThat(routing.fact(ROUTED).label()).isEqualTo(column.heading());
  }

  @Test
  void everyFactAboutCustomersHasOneColumn() {
    assertThat(COLUMNS.stream().map(Column::fact))
        .containsExactlyInAnyOrderElementsOf(
            dictionary.facts().stream()
                .filter(fact -> fact.about() == Fact.About.CUSTOMER)
                .map(Fact::name)
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyValueReadsAsItsFact(Language language) throws Unreadable {
    SamplePopulation population = new SamplePopulation(3, LocalDate.of(2026, 10, 31), language);
    for (String[] customer :
        IntStream.rangeClosed(1, 3_000).mapToObj(population::customer).toList()) {
      for (int i = 0; i < customer.length; i++) {
        String name = SamplePopulation.COLUMNS.get(i).fact();
        Fact fact = (name.equals(ROUTED) ? routing : dictionary).fact(name);
        Object value = ValueReader.read(fact, customer[i]);
        assertThat(value == null).isEqualTo(customer[i].isEmpty());
      }
    }
  }
}
