package org.shouxin.policy;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;

/** What is reported for refused inputs. */
public final class Refusals {

  private Refusals() {}

  /** Every problem; none when the input is accepted. */
  public static List<Problem> problems(ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    return refused == null ? List.of() : refused.problems();
  }

  /** Every problem as an English line. */
  public static List<String> english(ThrowingCallable call) {
    return problems(call).stream().map(problem -> problem.in(Language.EN)).toList();
  }

  /** Every problem as a Chinese line. */
  public static List<String> chinese(ThrowingCallable call) {
    return problems(call).stream().map(problem -> problem.in(Language.ZH)).toList();
  }
}
