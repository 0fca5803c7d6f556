package org.shouxin.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The pool opens the embedded database with the password kept next to it; a login that is set takes
 * precedence. A database that closed itself, for instance because the disk was full, is opened
 * again: its connections are not used further.
 */
final class EmbeddedLogin implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
      EmbeddedDatabase.of(pool.getJdbcUrl()).ifPresent(embedded -> prepare(pool, embedded));
    }
    return bean;
  }

  private static void prepare(HikariDataSource pool, EmbeddedDatabase embedded) {
    pool.setExceptionOverride(new Reopening());
    boolean given =
        !(Objects.toString(pool.getUsername(), "") + Objects.toString(pool.getPassword(), ""))
            .isEmpty();
    try {
      if (!given) {
        pool.setPassword(embedded.prepared());
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Connections to a closed database say that they are valid. */
  private static final class Reopening implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException fault) {
      return DatabaseFaults.away(fault) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }
}
