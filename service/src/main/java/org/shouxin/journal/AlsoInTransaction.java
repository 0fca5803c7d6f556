package org.shouxin.journal;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is written in the same transaction as a record. It may be called again after its transaction
 * was rolled back, so it must not change anything but the database.
 */
@FunctionalInterface
public interface AlsoInTransaction {

  /** Writes; any exception keeps the record from being written. */
  void write(JdbcClient database);
}
