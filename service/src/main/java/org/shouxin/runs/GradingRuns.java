package org.shouxin.runs;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.credit.CreditDecisions;
import org.shouxin.customers.Customers;
import org.shouxin.customers.DailyFigures;
import org.shouxin.customers.Roster;
import org.shouxin.database.Transactions;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.shouxin.runs.GradingRun.Progress;
import org.springframework.stereotype.Component;

/**
 * Grading runs (R14): one per policy and day unless forced; after a kill, any process resumes it,
 * with nothing lost and nothing done twice. Thread-safe, and safe for several nodes.
 */
@Component
public final class GradingRuns {

  /** After this time without a heartbeat another process may take over a run. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  private static final Duration BEAT = Duration.ofSeconds(3);
  private static final int WORKERS = 2;

  private final Customers customers;
  private final CreditDecisions creditDecisions;
  private final DailyFigures figures;
  private final RunTable table;
  private final Transactions transactions;
  private final RunReport.Maker reports;
  private final String owner = RunOwner.name();
  private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  GradingRuns(
      Customers customers,
      CreditDecisions creditDecisions,
      DailyFigures figures,
      RunTable table,
      Transactions transactions,
      RunReport.Maker reports) {
    this.customers = customers;
    this.creditDecisions = creditDecisions;
    this.figures = figures;
    this.table = table;
    this.transactions = transactions;
    this.reports = reports;
  }

  /**
   * The run of a policy as of a day: a new one, or the one that was not finished.
   *
   * @param force whether to start another although one is done
   * @throws RefusedException if there is no such policy, or a run is done and none is forced
   */
  public GradingRun start(String policy, LocalDate asOf, boolean force, Caller caller)
      throws RefusedException {
    Active active = customers.policy(policy);
    GradingRun last = table.last(active.id(), asOf).orElse(null);
    if (last != null && !force && last.done()) {
      throw RunRefused.done(List.of(last));
    }
    if (last != null && !last.done()) {
      if (!force || last.policy().sha256().equals(active.policy().sha256())) {
        return last;
      }
      table.finish(last.id());
    }
    int attempt = last == null ? 0 : last.attempt() + 1;
    Optional<GradingRun> added =
        table.add(active.id(), active.policy().sha256(), asOf, attempt, caller.name());
    return added.isPresent() ? added.get() : start(policy, asOf, false, caller);
  }

  /**
   * The run of every policy as of a day, by policy: a new one, the one that was not finished, or,
   * unless forced, the one that is done.
   *
   * @throws RefusedException if all of them are done and none is forced
   */
  public List<GradingRun> startAll(LocalDate asOf, boolean force, Caller caller)
      throws RefusedException {
    List<GradingRun> all = new ArrayList<>();
    for (Active active : customers.policies()) {
      Optional<GradingRun> done = force ? Optional.empty() : done(active.id(), asOf);
      all.add(done.isPresent() ? done.get() : start(active.id(), asOf, force, caller));
    }
    if (!all.isEmpty() && all.stream().allMatch(GradingRun::done)) {
      throw RunRefused.done(all);
    }
    return all;
  }

  /** The run of a policy as of a day if that is done, the last of those that were forced. */
  public Optional<GradingRun> done(String policy, LocalDate asOf) {
    return table.last(policy, asOf).filter(GradingRun::done);
  }

  /**
   * Works on a run until all customers are processed. A run of a terminated process of this machine
   * is taken over at once, one of another machine after {@link #SILENCE}.
   *
   * @return the run when it is done; empty if it was stopped or taken over
   * @throws RefusedException if another process works on it, or its policy was replaced
   */
  public Optional<GradingRun> work(GradingRun run, Caller caller)
      throws RefusedException, InterruptedException {
    Active active = customers.policy(run.policy().id());
    if (!run.policy().sha256().equals(active.policy().sha256())) {
      throw RunRefused.policyChanged(run, active.policy().sha256());
    }
    if (!inHand.add(run.id())) {
      throw RunRefused.elsewhere(run);
    }
    try {
      table
          .owner(run.id())
          .filter(RunOwner::isGone)
          .ifPresent(gone -> table.release(run.id(), gone));
      if (!table.claim(run.id(), owner, SILENCE)) {
        throw RunRefused.elsewhere(run);
      }
      try (RunLease lease = new RunLease(BEAT, () -> table.alive(run.id(), owner))) {
        return finished(run, active, caller, () -> lease.ours() && !stopping);
      }
    } finally {
      try {
        table.release(run.id(), owner);
      } finally {
        inHand.remove(run.id());
      }
    }
  }

  private Optional<GradingRun> finished(
      GradingRun run, Active active, Caller caller, BooleanSupplier alive)
      throws RefusedException, InterruptedException {
    Roster roster = customers.roster(active, run.asOf());
    List<RunTable.Line> unrouted = roster.nowhere().stream().map(RunLines::unrouted).toList();
    transactions.in(
        () -> {
          table.counted(run.id(), roster.codes().size(), unrouted);
          return true;
        });
    Population population =
        table.progress(run.id()).all() == 0
            ? figures.recount(roster)
            : figures.of(active, run.asOf());
    RunWork work =
        new RunWork(
            run,
            population,
            customers,
            roster,
            creditDecisions,
            table,
            transactions,
            caller,
            alive);
    if (!work.finish(WORKERS)) {
      return Optional.empty();
    }
    table.finish(run.id());
    return table.find(run.id());
  }

  /** A run. */
  public Optional<GradingRun> find(long id) {
    return table.find(id);
  }

  /**
   * The newest runs first.
   *
   * @param most how many at most
   * @param before only those before this id; null for the newest
   */
  public List<GradingRun> newest(int most, @Nullable Long before) {
    return table.newest(most, before == null ? Long.MAX_VALUE : before);
  }

  /** Unfinished runs, of any process. */
  List<GradingRun> unfinished() {
    return table.unfinished();
  }

  /** The progress of a run. */
  public Progress progress(GradingRun run) {
    return table.progress(run.id());
  }

  /**
   * The results of a run so far, and the changed grades.
   *
   * @throws RefusedException if its policy can no longer be read
   */
  public RunReport report(GradingRun run) throws RefusedException {
    return reports.of(run);
  }

  /** Stops all runs after the customers in progress; they can be resumed. */
  public void stop() {
    stopping = true;
  }
}
