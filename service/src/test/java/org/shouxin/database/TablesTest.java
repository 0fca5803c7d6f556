package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TablesTest {

  private final TestDatabase database;

  TablesTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void codesCompareAsWritten() {
    try (HikariDataSource pool = database.migrated()) {
      JdbcClient client = JdbcClient.create(pool);
      client.sql("insert into customer (code, recorded_on) values ('KH1', '2026-01-01')").update();
      client.sql("insert into customer (code, recorded_on) values ('kh1', '2026-01-01')").update();
      assertThat(
              client
                  .sql("select count(*) from customer where code = 'KH1'")
                  .query(Integer.class)
                  .single())
          .isOne();
    }
  }
}
