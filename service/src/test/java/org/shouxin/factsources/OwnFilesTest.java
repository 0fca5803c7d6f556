package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.CommittedPolicies;

/** The SQL files next to the five workbooks, on the reference tables. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OwnFilesTest {

  private final TestDatabase database;

  OwnFilesTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @Tag("R27")
  void whereOrdersAreCheckedTheErpsOrdersAreListed() throws Exception {
    try (HikariDataSource pool = database.migrated()) {
      for (String name : CommittedPolicies.names()) {
        if (!CommittedPolicies.policy(name).orders().isEmpty()) {
          assertThat(CommittedSources.orders(name, pool).check()).as(name).isEmpty();
        }
      }
    }
  }

  @Test
  void eachPolicysFileFitsItsDictionary() throws Exception {
    try (HikariDataSource pool = database.migrated()) {
      for (String name : CommittedPolicies.names()) {
        FactSource.Checked checked = CommittedSources.of(name, pool).checked();
        assertThat(checked.problems()).as(name).isEmpty();
        assertThat(checked.absent()).as(name).isEmpty();
        assertThat(CommittedSources.of(name, pool).customer("nobody", LocalDate.of(2026, 10, 31)))
            .isEmpty();
      }
    }
  }
}
