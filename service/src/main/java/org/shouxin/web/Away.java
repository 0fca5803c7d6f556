package org.shouxin.web;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away or overrun, where trying again helps, from a fault. */
final class Away {

  /** MySQL: server stops, too many connections, connection killed. H2: closed or broken. */
  private static final Set<Integer> CODES =
      Set.of(1040, 1053, 1317, 1927, 2006, 2013, 90067, 90098, 90121, 90028);

  /** What the pool says of a connection that broke earlier in the same transaction. */
  private static final String CLOSED = "Connection is closed";

  private static final int DEEPEST = 20;

  private Away() {}

  static boolean is(Throwable fault) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof DataAccessResourceFailureException
          || cause instanceof TransactionSystemException
          || cause instanceof SQLTransientException
          || cause instanceof SQLRecoverableException
          || (cause instanceof SQLException sql && away(sql))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean away(SQLException fault) {
    String state = fault.getSQLState();
    return (state != null && state.startsWith("08"))
        || CODES.contains(fault.getErrorCode())
        || (state == null && CLOSED.equals(fault.getMessage()));
  }
}
