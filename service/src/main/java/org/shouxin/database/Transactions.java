package org.shouxin.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work that is done whole or not at all. Whatever the outermost work throws rolls all of it back.
 * Work that lost a deadlock is done again from its beginning, so it must not keep anything outside
 * the database. Work that waited for a lock in vain is not: it would wait as long again.
 */
public final class Transactions {

  private static final int TRIES = 5;

  private final TransactionTemplate template;

  public Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  /** Work that gives a result and may fail. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does the work. */
    T run() throws E;
  }

  /** Does the work in the transaction under way, or in one of its own. */
  public <T, E extends Exception> T in(Work<T, E> work) throws E {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.run();
    }
    for (int left = TRIES; ; left--) {
      try {
        return once(work);
      } catch (PessimisticLockingFailureException deadlock) {
        if (left <= 1 || DatabaseFaults.waited(deadlock)) {
          throw deadlock;
        }
      }
    }
  }

  private <T, E extends Exception> T once(Work<T, E> work) throws E {
    List<Exception> thrown = new ArrayList<>(1);
    List<T> result = new ArrayList<>(1);
    template.executeWithoutResult(
        status -> {
          try {
            result.add(work.run());
          } catch (RuntimeException unchecked) {
            throw unchecked;
          } catch (Exception checked) {
            status.setRollbackOnly();
            thrown.add(checked);
          }
        });
    if (!thrown.isEmpty()) {
      throw Transactions.<E>as(thrown.get(0));
    }
    return result.get(0);
  }

  /** Only {@code work} of the same call threw it, so it is one of its exceptions. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E as(Exception thrown) {
    return (E) thrown;
  }
}
