package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.credit.TestDesk;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.Await;
import org.shouxin.server.TestService;

/** {@code shouxin import} next to a service that has the same database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ImportBesideServiceTest {

  private final TestDesk desk;
  private final TestService service;
  private final Path folder;

  ImportBesideServiceTest(TestDatabase database, @TempDir Path folder) {
    this.desk = TestDesk.on(database);
    this.service = desk.service();
    this.folder = folder;
  }

  /** Runs a command on the service's database. */
  private Cli.Result beside(String... args) throws IOException {
    Map<String, String> before = new HashMap<>();
    for (String name : TestDatabase.settings("").keySet()) {
      before.put(name, System.getProperty(name));
      System.setProperty(name, service.context().getEnvironment().getRequiredProperty(name));
    }
    try {
      return new Cli(folder).run(args);
    } finally {
      before.forEach(
          (name, value) -> {
            if (value == null) {
              System.clearProperty(name);
            } else {
              System.setProperty(name, value);
            }
          });
    }
  }

  @Test
  @Tag("R25")
  @Tag("R27")
  @Tag("R30")
  void anImportedPaymentReleasesAHeldOrderByItselfAndAtOnce() throws IOException {
    String customer = desk.customer();
    desk.known(customer, "overdue_days", "61");
    String order = TestDesk.order();
    assertThat(desk.checked(order, customer, "1000")).isEqualTo("held");

    Path paid = folder.resolve("recorded_fact.csv");
    Files.writeString(
        paid,
        "customer,fact,known_on,content\n" + customer + ",overdue_days," + desk.today() + ",0\n");
    Cli.Result imported = beside("import", paid.toString(), "--lang", "en");
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).contains("recorded_fact: 1 added");

    Await.until("checked again", () -> !desk.status(order).equals("held"));
    assertThat(desk.status(order)).isEqualTo("released");
    assertThat(imported.code()).isEqualTo(ExitCode.DONE);
  }
}
