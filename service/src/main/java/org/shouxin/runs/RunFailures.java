package org.shouxin.runs;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.reports.NotGraded;

/**
 * Customers that were not graded, and those that no policy decides on.
 *
 * @param failures by customer; so far, while it is running
 */
record RunFailures(List<RunFailure> failures) {

  /**
   * A customer that was not graded, and why.
   *
   * @param customer code of the customer
   * @param name its name; not there when it is unknown
   * @param status whether facts are missing or cannot be used, or no policy decides
   * @param decision id of the record; not there when facts cannot be used
   * @param reasons everything that prevents grading
   */
  record RunFailure(
      String customer,
      @Nullable String name,
      FailureStatus status,
      @Nullable String decision,
      List<Text> reasons) {}

  /** Why a customer was not graded. */
  enum FailureStatus {
    /** Facts or figures are missing. */
    UNDECIDED,
    /** Facts cannot be used. */
    FAULTY,
    /** No policy decides on the customer: facts of the routing are missing or cannot be used. */
    UNROUTED
  }

  static RunFailures of(RunReport report) {
    return new RunFailures(report.notGraded().stream().map(RunFailures::failure).toList());
  }

  private static RunFailure failure(NotGraded customer) {
    return new RunFailure(
        customer.customer(),
        customer.name().isEmpty() ? null : customer.name(),
        FailureStatus.valueOf(customer.outcome().toUpperCase(Locale.ROOT)),
        customer.decision(),
        customer.reasons());
  }
}
