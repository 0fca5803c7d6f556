package org.shouxin.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.customers.Customers;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.BodyContent;
import org.springframework.stereotype.Component;

/** Checks which runs are requested, and starts them. */
@Component
final class RunRequests implements BodyContent<RunRequest> {

  private final GradingRuns runs;
  private final Customers customers;

  RunRequests(GradingRuns runs, Customers customers) {
    this.runs = runs;
    this.customers = customers;
  }

  @Override
  public Class<RunRequest> type() {
    return RunRequest.class;
  }

  @Override
  public void check(RunRequest request) throws RefusedException {
    Problems problems = new Problems();
    check(request.policy(), "/policy", "unknown_policy", customers::policy, problems);
    check(request.asOf(), "/as_of", "range", customers::notAfterToday, problems);
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
  }

  private interface Check<T> {
    void of(T value) throws RefusedException;
  }

  private static <T> void check(
      @Nullable T value, String pointer, String code, Check<T> check, Problems problems) {
    if (value != null) {
      try {
        check.of(value);
      } catch (RefusedException refused) {
        refused.problems().forEach(each -> problems.add(each.at(pointer).coded(code)));
      }
    }
  }

  /**
   * Starts what is requested.
   *
   * @throws RefusedException with everything that is wrong
   */
  List<GradingRun> start(RunRequest request, Caller caller) throws RefusedException {
    check(request);
    boolean force = Boolean.TRUE.equals(request.force());
    return request.policy() == null
        ? runs.startAll(request.asOf(), force, caller)
        : List.of(runs.start(request.policy(), request.asOf(), force, caller));
  }
}
