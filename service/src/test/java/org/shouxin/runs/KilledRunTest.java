package org.shouxin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.database.TestDatabase;

/** A run that is killed goes on where it was (R14, R34). The long form is {@link KilledRuns}. */
class KilledRunTest {

  private static final int CUSTOMERS = 1_500;

  @Test
  @Tag("R14")
  @Tag("R34")
  void aRunThatIsKilledGradesEveryCustomerOnce(@TempDir Path folder) throws Exception {
    KilledRuns.Result result = KilledRuns.kill(TestDatabase.MARIADB, folder, CUSTOMERS, 1);
    assertThat(result.kills()).isPositive();
    assertThat(result)
        .isEqualTo(new KilledRuns.Result(result.kills(), CUSTOMERS, CUSTOMERS, CUSTOMERS, 1, 0));
  }
}
