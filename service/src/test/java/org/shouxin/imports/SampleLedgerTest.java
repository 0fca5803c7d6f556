package org.shouxin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sample ledger goes into an empty database through the importer, once. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R30")
class SampleLedgerTest {

  private static final LocalDate THROUGH = LocalDate.of(2026, 10, 31);

  private final TestDatabase database;
  @TempDir private Path folder = Path.of("");

  SampleLedgerTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyRowIsAddedOnceHoweverOftenItIsLoaded() throws IOException, RefusedException {
    Ledger.write(folder, 60, 6, THROUGH);
    try (HikariDataSource pool = database.migrated()) {
      Importer importer = new Importer(pool);
      List<ImportResult> first = SampleLedger.load(importer, folder);
      assertThat(first).hasSize(Ledger.tables().size());
      for (ImportResult each : first) {
        TableChanges loaded = each.tables().get(0);
        assertThat(loaded.added()).as(each.file()).isEqualTo(each.rows()).isPositive();
        assertThat(
                JdbcClient.create(pool)
                    .sql("select count(*) from " + loaded.table())
                    .query(Long.class)
                    .single())
            .isEqualTo(each.rows());
      }
      for (ImportResult each : SampleLedger.load(importer, folder)) {
        TableChanges loaded = each.tables().get(0);
        assertThat(loaded.unchanged()).as(each.file()).isEqualTo(each.rows());
        assertThat(loaded.added() + loaded.changed()).isZero();
      }
    }
  }
}
