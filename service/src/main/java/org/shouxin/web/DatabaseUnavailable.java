package org.shouxin.web;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.DatabaseFaults;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Distinguishes a database that is temporarily unavailable or overloaded, where a retry helps, from
 * a fault.
 */
final class DatabaseUnavailable {

  private static final int DEEPEST = 20;

  private DatabaseUnavailable() {}

  static boolean is(Throwable fault) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof DataAccessResourceFailureException
          || cause instanceof TransactionSystemException
          || cause instanceof SQLTransientException
          || cause instanceof SQLRecoverableException
          || (cause instanceof SQLException sql && DatabaseFaults.away(sql))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
