package org.shouxin.runs;

import java.util.List;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Why a run is not started or resumed. */
final class RunRefused {

  private RunRefused() {}

  static RefusedException done(List<GradingRun> runs) {
    Text what =
        new Text(
            "该政策在这一基准日已评过级；确需重评请强制（force）",
            "already graded by this policy as of that date; use force to grade again");
    return new RefusedException(
        runs.stream().map(run -> problem(what, run, "already_graded")).toList());
  }

  static RefusedException elsewhere(GradingRun run) {
    return new RefusedException(
        List.of(
            problem(
                new Text("另一个进程正在进行这次评级", "another process is working on this run"),
                run,
                "run_elsewhere")));
  }

  static RefusedException policyChanged(GradingRun run, String now) {
    return new RefusedException(
        List.of(
            new Problem(
                "/policy",
                new Text(
                    "评级开始后政策已更换，不能混用两个版本；请强制（force）重新开始",
                    "the policy was replaced after the run began, and a run uses one version;"
                        + " use force to start a new run"),
                now,
                Text.same(run.policy().sha256()),
                "policy_replaced")));
  }

  private static Problem problem(Text what, GradingRun run, String code) {
    return new Problem(
        "/as_of",
        what,
        run.policy().id() + " " + run.asOf(),
        new Text("评级批次 " + run.id(), "run " + run.id()),
        code);
  }
}
