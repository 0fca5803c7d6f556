package org.shouxin.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shouxin.population.Company.DAY;
import static org.shouxin.population.Company.customer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PopulationFigure.Figure;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/** A file of figures is read for the policy and day it was made for and for no other. */
class FiguresFileTest {

  private static final Policy POLICY = Company.policy("company");
  private static final Policy OTHER = Company.policy("other");
  private static final String FILE =
      Company.written(
          Company.population(OTHER, List.of()),
          Company.population(
              POLICY,
              List.of(customer("600.5", "宝钢,集团"), customer("100", "=x"), customer("100", "=x"))));

  private static String refusal(String text, Policy policy, LocalDate day) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> Company.read(text, policy, day));
    assertThat(refused).isNotNull();
    return refused.problems().stream()
        .map(p -> p.in(Language.EN))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  @Test
  void itIsSmallAndPlain() {
    assertThat(FILE.substring(FILE.indexOf("policy,company")).replace(POLICY.sha256(), "…"))
        .isEqualTo(
            String.join(
                "\r\n",
                "policy,company,1,…,2026-10-31",
                "figures,sales,",
                "group,3,800.5,",
                "value,100,2",
                "value,600.5,1",
                "figures,sales,group",
                "group,2,200,'=x",
                "value,100,2",
                "group,1,600.5,\"宝钢,集团\"",
                "value,600.5,1",
                "figures,tons,",
                "group,3,30,",
                "value,10,3",
                ""));
  }

  @Test
  @Tag("R15")
  void aCustomerWhoWasNotThereIsSetAmongThoseWhoWere() throws RefusedException {
    Population population = Company.read(FILE, POLICY, DAY);
    var newcomer = population.complete(customer("400", "=x"));
    assertThat(Company.shown(newcomer, Company.OVERALL.get(Figure.RANK.ordinal()))).isEqualTo("2");
    assertThat(Company.shown(newcomer, Company.GROUPED.get(Figure.PERCENTILE.ordinal())))
        .isEqualTo("100");
    var stranger = population.complete(customer("400", "nobody's"));
    assertThat(Company.shown(stranger, Company.GROUPED.get(Figure.SUM.ordinal()))).isNull();
  }

  @Test
  void figuresOfAnotherDayAreRefused() {
    assertThat(refusal(FILE, POLICY, DAY.plusDays(1)))
        .contains("the figures are for another day")
        .contains("found \"2026-10-31\"; allowed: 2026-11-01");
  }

  @Test
  void figuresOfAnotherPolicyOrContentAreRefused() {
    assertThat(refusal(FILE, Company.policy("third"), DAY))
        .contains("no figures for policy third; found \"other, company\"");
    String changed = FILE.replace(POLICY.sha256(), "0".repeat(64));
    assertThat(refusal(changed, POLICY, DAY)).contains("another version of the policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value,600.5,1 | value,600.5,2",
        "value,600.5,1 | value,600.4,1",
        "value,600.5,1 | value,99,1",
        "value,600.5,1 | value,1e3,1",
        "group,3,800.5 | group,4,800.5",
        "group,2,200 | group,-2,200",
        "figures,sales, | figures,purchases,",
        "figures,tons, | figures,sales,",
        "figures,tons, | tons,",
        "value,10,3 | value,10,2",
      })
  void aDamagedFileIsRefusedAtItsLine(String right, String wrong) {
    assertThat(FILE).contains(right);
    assertThat(refusal(FILE.replace(right, wrong), POLICY, DAY))
        .contains("population")
        .containsAnyOf("this line cannot be read", "contradict themselves");
  }

  @Test
  void whatIsNoFileOfFiguresIsRefused() {
    assertThat(refusal("", POLICY, DAY)).contains("not a file of population figures");
    assertThat(refusal("customer,name\n", POLICY, DAY)).contains("line 1");
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> Population.read(Path.of("no-such"), POLICY, DAY));
    assertThat(refused.problems().get(0).in(Language.ZH)).contains("no-such", "无法读取");
  }
}
