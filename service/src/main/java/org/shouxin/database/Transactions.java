package org.shouxin.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in transactions. Any exception of the outermost work rolls everything back. Work that
 * lost a deadlock is repeated from the start, so it must not keep state outside the database. Work
 * that ran into a lock timeout is not repeated: it would wait as long again.
 */
@Component
public final class Transactions {

  private static final int TRIES = 5;

  /** Maximum pause, at random, so that the transactions of a deadlock do not collide again. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final TransactionTemplate template;
  private final TransactionTemplate apart;

  public Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
    this.apart = new TransactionTemplate(manager);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Work that gives a result and may fail. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does the work. */
    T run() throws E;
  }

  /** Does the work in the current transaction, or in a new one. */
  public <T, E extends Exception> T in(Work<T, E> work) throws E {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.run();
    }
    for (int left = TRIES; ; left--) {
      try {
        return once(template, work);
      } catch (PessimisticLockingFailureException deadlock) {
        if (left <= 1 || DatabaseFaults.waited(deadlock)) {
          throw deadlock;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS));
      }
    }
  }

  /**
   * Does something after the current transaction is committed, and never if it is not.
   *
   * @param deed is quick and throws nothing
   * @throws IllegalStateException outside a transaction
   */
  public static void afterCommit(Runnable deed) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            deed.run();
          }
        });
  }

  /**
   * Does the work in a transaction of its own, which is committed regardless of the current one. It
   * takes a second connection, so only one thread at a time should use it.
   */
  public <T, E extends Exception> T apart(Work<T, E> work) throws E {
    return once(apart, work);
  }

  private static <T, E extends Exception> T once(TransactionTemplate template, Work<T, E> work)
      throws E {
    List<Exception> thrown = new ArrayList<>(1);
    List<T> result = new ArrayList<>(1);
    try {
      template.executeWithoutResult(
          status -> {
            try {
              result.add(work.run());
            } catch (RuntimeException unchecked) {
              thrown.add(unchecked);
              throw unchecked;
            } catch (Exception checked) {
              status.setRollbackOnly();
              thrown.add(checked);
            }
          });
    } catch (RuntimeException failed) {
      if (thrown.isEmpty()) {
        throw failed;
      }
      if (failed != thrown.get(0)) {
        thrown.get(0).addSuppressed(failed); // the rollback failed too, of the same cause
      }
    }
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
