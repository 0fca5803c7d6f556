package org.shouxin.operations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A line of the log for each record of a request, with its id as {@code decision}. */
public final class DecisionLog {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);

  private DecisionLog() {}

  /**
   * A customer was decided on.
   *
   * @param id of the record
   */
  public static void decided(String id, String policy) {
    logged(id, () -> LOG.info("decided by {}", policy));
  }

  /**
   * An order was checked.
   *
   * @param id of the record
   * @param status what became of the order
   */
  public static void checked(String id, String policy, String status) {
    logged(id, () -> LOG.info("order checked by {}: {}", policy, status));
  }

  private static void logged(String id, Runnable line) {
    MDC.put("decision", id);
    try {
      line.run();
    } finally {
      MDC.remove("decision");
    }
  }
}
