package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.springframework.beans.TypeMismatchException;

/** Settings that do not exist are refused by name; nothing is silent (S7). */
class SettingsTest {

  private static List<Problem> problems(String name, String value) {
    return Settings.of(Path.of(""), Map.of(name, value)).problems();
  }

  @Test
  void asDeliveredAllSettingsAreKnown() {
    assertThat(Settings.of(Path.of(""), Map.of()).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shouxin.journal.seal-within",
        "shouxin.journal.sealWithin",
        "shouxin.webhooks[0].secret-file",
        "shouxin.webhooks[12].secretfile",
        "shouxin.webhooks[0].kinds[1]",
        "shouxin.facts.datasource.driver-class-name",
        "shouxin.data",
        "spring.datasource.urll"
      })
  void everyWayToWriteASettingIsKnownAndSettingsOfOthersAreTheirs(String name) {
    assertThat(problems(name, "1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shouxin.zoen, shouxin.zone",
    "shouxin.journal.seal-witin, shouxin.journal.seal-within",
    "shouxin.webhooks[0].secretfil, shouxin.webhooks[n].secret-file",
    "shouxin.facts.datasource.user, shouxin.facts.datasource.url"
  })
  void aMisspeltSettingIsNamedWithTheOneThatIsMeant(String found, String meant) {
    assertThat(problems(found, "1"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.in(Language.EN)).startsWith(found + ": no such setting");
              assertThat(problem.in(Language.ZH)).startsWith(found + "：没有这个设置");
              assertThat(problem.allowed().en()).isEqualTo(meant);
            });
  }

  @Test
  void aSettingOfTheSystemIsReadToo() {
    System.setProperty("shouxin.polcies.refresh", "5");
    try {
      assertThat(Settings.of(Path.of(""), Map.of()).problems())
          .extracting(Problem::where)
          .containsExactly("shouxin.polcies.refresh");
    } finally {
      System.clearProperty("shouxin.polcies.refresh");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghia, Asia/Shanghai",
    "asia/shanghai, Asia/Shanghai",
    "Asia/Peking, 'the name of a zone, as Asia/Shanghai'",
    "Asia/Beijing, 'the name of a zone, as Asia/Shanghai'",
    "Europe/Berlim, Europe/Berlin",
    "Mars/Phobos, 'the name of a zone, as Asia/Shanghai'",
    "+25:00, 'the name of a zone, as Asia/Shanghai'"
  })
  void aZoneThatDoesNotExistIsRefused(String found, String allowed) {
    assertThat(problems("shouxin.zone", found))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.in(Language.EN))
                  .startsWith("shouxin.zone: no such time zone; found \"" + found + "\"");
              assertThat(problem.allowed().en()).isEqualTo(allowed);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "UTC", "+08:00", "Europe/Berlin"})
  void aZoneThatExistsIsTaken(String zone) {
    assertThat(problems("shouxin.zone", zone)).isEmpty();
  }

  @Test
  void aValueThatCannotBeReadIsReportedByItsSetting() {
    Problem problem =
        Objects.requireNonNull(
            Settings.unreadable(
                new TypeMismatchException("soon", Duration.class),
                Map.of("shouxin.journal.sealwithin", "soon")));
    assertThat(problem.in(Language.EN))
        .startsWith("shouxin.journal.seal-within: the value of the setting cannot be read")
        .contains("found \"soon\"");
    assertThat(Settings.unreadable(new IllegalStateException("other"), Map.of())).isNull();
  }
}
