package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Population.Column;

/** Sample files speak the words of the nonferrous policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleHeadingsTest {

  private Dictionary dictionary = new Dictionary(List.of());

  @BeforeAll
  void readPolicy() throws IOException, RefusedException {
    dictionary = Nonferrous.policy().facts();
  }

  @Test
  void everyHeadingIsThePolicysLabelOfItsFact() {
    for (Column column : Population.COLUMNS) {
      Fact fact = dictionary.fact(column.fact());
      assertThat(fact.name()).isEqualTo(column.fact());
      assertThat(fact.label()).isEqualTo(column.heading());
      assertThat(dictionary.find(column.heading().zh())).contains(fact);
      assertThat(dictionary.find(column.heading().en())).contains(fact);
    }
  }

  @Test
  void everyFactOfThePolicyHasOneColumn() {
    assertThat(Population.COLUMNS.stream().map(Column::fact))
        .containsExactlyInAnyOrderElementsOf(dictionary.facts().stream().map(Fact::name).toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyValueReadsAsItsFact(Language language) throws Unreadable {
    Population population = new Population(3, LocalDate.of(2026, 10, 31), language);
    for (String[] customer :
        IntStream.rangeClosed(1, 3_000).mapToObj(population::customer).toList()) {
      for (int i = 0; i < customer.length; i++) {
        Fact fact = dictionary.fact(Population.COLUMNS.get(i).fact());
        Object value = ValueReader.read(fact, customer[i]);
        assertThat(value == null).isEqualTo(customer[i].isEmpty());
      }
    }
  }
}
