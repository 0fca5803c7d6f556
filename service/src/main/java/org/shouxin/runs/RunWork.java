package org.shouxin.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.credit.RecordedDecision;
import org.shouxin.customers.Customers;
import org.shouxin.customers.Roster;
import org.shouxin.database.Transactions;
import org.shouxin.facts.Facts;
import org.shouxin.factsources.CustomerFacts;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.shouxin.runs.RunTable.Line;

/**
 * Works on one run: reads the customers in the order of their codes, decides on those that the run
 * has not processed, a hundred per transaction with everything written about them. If killed,
 * complete hundreds remain, and it resumes after them. Single use.
 */
final class RunWork {

  private static final int CHUNK = 100;
  private static final int MOST_WAITING = 10;

  private final GradingRun run;
  private final @Nullable Population population;
  private final Customers customers;
  private final Roster roster;
  private final CreditDecisions creditDecisions;
  private final RunTable table;
  private final Transactions transactions;
  private final Caller caller;
  private final BooleanSupplier alive;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  RunWork(
      GradingRun run,
      @Nullable Population population,
      Customers customers,
      Roster roster,
      CreditDecisions creditDecisions,
      RunTable table,
      Transactions transactions,
      Caller caller,
      BooleanSupplier alive) {
    this.run = run;
    this.population = population;
    this.customers = customers;
    this.roster = roster;
    this.creditDecisions = creditDecisions;
    this.table = table;
    this.transactions = transactions;
    this.caller = caller;
    this.alive = alive;
  }

  /** Thrown to stop reading customers. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;

    Ended() {
      super("ended", null, false, false);
    }
  }

  /**
   * Processes all remaining customers.
   *
   * @return false if the work ended early on request, or because another process took over the run
   */
  boolean finish(int workers) throws RefusedException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      read(threads);
    } finally {
      threads.shutdown();
      awaitEnd(threads);
    }
    Throwable first = fault.get();
    if (first == null) {
      return true;
    }
    if (first instanceof Ended) {
      return false;
    }
    throw first instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(first);
  }

  /**
   * No thread is interrupted: work in progress is written, and an interrupt would close H2's file.
   */
  private void awaitEnd(ExecutorService threads) throws InterruptedException {
    while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
      if (!alive.getAsBoolean()) {
        fault.compareAndSet(null, new Ended());
      }
    }
  }

  private void read(ExecutorService threads) throws RefusedException {
    Set<String> dealtWith = table.dealtWith(run.id());
    List<CustomerFacts> chunk = new ArrayList<>();
    try {
      customers.each(
          roster,
          customer -> {
            if (!dealtWith.contains(customer.customer())) {
              chunk.add(customer);
              if (chunk.size() == CHUNK) {
                offer(threads, List.copyOf(chunk));
                chunk.clear();
              }
            }
          });
      if (!chunk.isEmpty()) {
        offer(threads, List.copyOf(chunk));
      }
      goOn();
    } catch (Ended ended) {
      fault.compareAndSet(null, ended);
    } catch (RuntimeException | RefusedException failed) {
      fault.compareAndSet(null, failed);
      throw failed;
    }
  }

  /** Waits while too many chunks are in hand. */
  private void offer(ExecutorService threads, List<CustomerFacts> chunk) {
    try {
      while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
        goOn();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Ended();
    }
    goOn();
    threads.execute(() -> decide(chunk));
  }

  private void goOn() {
    if (fault.get() != null || !alive.getAsBoolean()) {
      throw new Ended();
    }
  }

  /** After an error nothing more is decided. */
  private void decide(List<CustomerFacts> chunk) {
    try {
      if (fault.get() == null) {
        transactions.in(
            () -> {
              write(chunk);
              return true;
            });
      }
    } catch (RuntimeException | Error failed) {
      fault.compareAndSet(null, failed);
    } finally {
      places.release();
    }
  }

  /**
   * A run that was replaced meanwhile by one with another version of the policy decides nothing
   * more.
   */
  private void write(List<CustomerFacts> some) {
    List<Facts> known = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (CustomerFacts customer : some) {
      Facts facts = customer.facts();
      if (facts == null) {
        lines.add(RunLines.faulty(customer));
      } else {
        known.add(population == null ? facts : population.complete(facts));
      }
    }
    List<RecordedDecision> decisions =
        creditDecisions.decide(roster.active(), known, run.asOf(), caller, run.id());
    lines.addAll(RunLines.of(decisions, run, creditDecisions));
    table.write(run.id(), lines);
    if (!table.running(run.id())) {
      throw new Ended();
    }
  }
}
