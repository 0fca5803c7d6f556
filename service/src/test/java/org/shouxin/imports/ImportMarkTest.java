package org.shouxin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service learns of an import when it changed a row, and then once. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R27")
@Tag("R30")
class ImportMarkTest {

  private static final String CUSTOMERS = "code,recorded_on\nK1,2025-01-01\n";

  private final Ground ground;
  private final ImportMark mark;

  ImportMarkTest(TestDatabase database, @TempDir Path folder) {
    this.ground = new Ground(database, folder);
    this.mark = new ImportMark(JdbcClient.create(ground.pool));
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void aNewDatabaseHasNothingToTake() {
    assertThat(mark.take()).isFalse();
  }

  @Test
  void rowsAddedAreTakenOnce() throws IOException, RefusedException {
    ground.table("customer", CUSTOMERS);
    assertThat(mark.take()).isTrue();
    assertThat(mark.take()).isFalse();
  }

  @Test
  void severalImportsAreTakenTogether() throws IOException, RefusedException {
    ground.customers();
    ground.table(
        "receipt",
        "number,customer,received_on,booked_on,amount\nR1,K1,2026-01-05,2026-01-05,10\n");
    assertThat(mark.take()).isTrue();
    assertThat(mark.take()).isFalse();
  }

  @Test
  void rowsThatWereThereAlreadyAreNothingNew() throws IOException, RefusedException {
    ground.table("customer", CUSTOMERS);
    mark.take();
    assertThat(Ground.counts(ground.table("customer", CUSTOMERS))).isEqualTo("0 1 0");
    assertThat(mark.take()).isFalse();
  }

  @Test
  void aRowThatGotWhatCameLaterIs() throws IOException, RefusedException {
    ground.table("customer", CUSTOMERS);
    mark.take();
    String dealt = "code,first_dealt_on,recorded_on\nK1,2025-02-01,2025-01-01\n";
    assertThat(Ground.counts(ground.table("customer", dealt))).isEqualTo("0 0 1");
    assertThat(mark.take()).isTrue();
  }

  @Test
  void whatWasRefusedOrOnlyTriedIsNot() throws IOException, RefusedException {
    assertThat(ground.table("customer", CUSTOMERS + "K2,2025-13-01\n").refused()).isTrue();
    Path csv = ground.file("customer.csv", CUSTOMERS);
    ground.importer.run(new ImportRequest(csv, "customer", null, false, true, null, Language.EN));
    assertThat(mark.take()).isFalse();
  }

  @Test
  void ofManyWhoAskAtOnceOneTakesIt() throws Exception {
    ground.table("customer", CUSTOMERS);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    Callable<Boolean> take = mark::take;
    int taken = 0;
    for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(6, take))) {
      taken += each.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(taken).isOne();
    assertThat(mark.take()).isFalse();
  }
}
