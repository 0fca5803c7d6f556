package org.shouxin.policies;

import java.util.List;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a problem when it comes and when the last one is gone, not each time that it is found. */
public final class ProblemLog {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);

  private final String what;
  private List<Problem> last = List.of();

  /**
   * @param what has the problems, {@code policies}
   */
  public ProblemLog(String what) {
    this.what = what;
  }

  /** The problems that there are now. */
  public synchronized void found(List<Problem> now) {
    now.stream()
        .filter(each -> !last.contains(each))
        .forEach(each -> LOG.error("{}: {}", what, each.in(Language.EN)));
    if (now.isEmpty() && !last.isEmpty()) {
      LOG.info("{}: no problems any more", what);
    }
    last = List.copyOf(now);
  }
}
