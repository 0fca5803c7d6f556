package org.shouxin.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A write in the same transaction as a record. It may be called again after a rollback, so it must
 * change nothing but the database.
 */
@FunctionalInterface
public interface AlsoInTransaction {

  /** Writes; any exception prevents the record from being written. */
  void write(JdbcClient database);
}
