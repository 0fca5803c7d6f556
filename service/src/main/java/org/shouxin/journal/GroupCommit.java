package org.shouxin.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Combines the writes of many threads in few transactions. The first thread writes its own item;
 * threads that arrive meanwhile wait, and one of them then writes for all waiting. There is no
 * timer, and a single thread writes at once. Thread-safe.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {

  private static final int MOST = 200;

  private final Consumer<List<T>> transaction;
  private final int longest;
  private final Deque<Waiting<T>> queue = new ArrayDeque<>();
  private boolean writing;

  /**
   * @param transaction writes all or nothing, in one transaction
   * @param longest how many threads may wait; more are refused
   */
  GroupCommit(Consumer<List<T>> transaction, int longest) {
    this.transaction = transaction;
    this.longest = longest;
  }

  private enum State {
    WAITS,
    LEADS,
    DONE
  }

  static final class Waiting<T> {
    final T content;
    final Thread thread = Thread.currentThread();
    volatile State state = State.WAITS;
    @Nullable Throwable failure;

    Waiting(T content) {
      this.content = content;
    }

    /** Returns when the item is written or the thread leads; an interrupt is restored later. */
    void await() {
      boolean interrupted = false;
      while (state == State.WAITS) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
    }

    void become(State next) {
      state = next;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Writes, together with the items of other threads; returns when it is written.
   *
   * @throws TransientDataAccessResourceException if too many threads wait; nothing was written
   * @throws RuntimeException if it could not be written
   */
  void write(T content) {
    Waiting<T> own = new Waiting<>(content);
    enqueue(own);
    own.await();
    if (own.state == State.LEADS) {
      lead(own);
    }
    if (own.failure instanceof RuntimeException failure) {
      throw failure;
    }
    if (own.failure instanceof Error fault) {
      throw fault;
    }
  }

  private synchronized void enqueue(Waiting<T> own) {
    if (queue.size() >= longest) {
      throw new TransientDataAccessResourceException("too many records wait to be written");
    }
    queue.add(own);
    if (!writing) {
      writing = true;
      own.state = State.LEADS;
    }
  }

  private void lead(Waiting<T> own) {
    List<Waiting<T>> group = take();
    try {
      writeAll(group);
    } finally {
      handOver();
      own.state = State.DONE;
      for (Waiting<T> other : group) {
        if (other != own) {
          other.become(State.DONE);
        }
      }
    }
  }

  /** The leader is first. */
  private synchronized List<Waiting<T>> take() {
    List<Waiting<T>> group = new ArrayList<>();
    while (!queue.isEmpty() && group.size() < MOST) {
      group.add(queue.remove());
    }
    return group;
  }

  private synchronized void handOver() {
    Waiting<T> next = queue.peek();
    if (next == null) {
      writing = false;
    } else {
      next.become(State.LEADS);
    }
  }

  /** Together; if that fails and the database is available, each alone. */
  private void writeAll(List<Waiting<T>> group) {
    Throwable failure = tried(group);
    if (failure == null) {
      return;
    }
    boolean unavailable = group.size() == 1 || unavailable(failure);
    for (Waiting<T> one : group) {
      one.failure = unavailable ? failure : tried(List.of(one));
      unavailable |= one.failure != null && unavailable(one.failure);
      failure = unavailable && one.failure != null ? one.failure : failure;
    }
  }

  private @Nullable Throwable tried(List<Waiting<T>> group) {
    try {
      transaction.accept(group.stream().map(waiting -> waiting.content).toList());
      return null;
    } catch (RuntimeException | Error failure) {
      return failure;
    }
  }

  /** Whether a retry would be useless, or might write twice. */
  private static boolean unavailable(Throwable failure) {
    return failure instanceof TransactionException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessResourceException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof Error;
  }
}
