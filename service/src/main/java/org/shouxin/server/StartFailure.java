package org.shouxin.server;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Settings;
import org.shouxin.database.WrongSetting;
import org.shouxin.journal.UnfitDatabase;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.boot.web.server.PortInUseException;

/** The service, or a command on its database, cannot start because of its environment. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int DEEPEST = 30;

  private final transient Problem problem;

  private StartFailure(Problem problem, Throwable cause) {
    super(problem.what().en(), cause);
    this.problem = problem;
  }

  /** The cause. */
  public Problem problem() {
    return problem;
  }

  /**
   * The cause, in one sentence.
   *
   * @param settings of the start
   * @return null if it is not a known cause, hence an internal error
   */
  static @Nullable StartFailure of(Throwable fault, Map<String, ?> settings) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      Problem problem = problem(cause, settings);
      if (problem != null) {
        return new StartFailure(problem, fault);
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static @Nullable Problem problem(Throwable cause, Map<String, ?> settings) {
    if (cause instanceof PortInUseException used) {
      return port(String.valueOf(used.getPort()));
    }
    if (cause instanceof BindException) {
      return port(Objects.toString(settings.get("server.port"), ""));
    }
    if (cause instanceof UnfitDatabase unfit) {
      return unfit.problem();
    }
    if (cause instanceof WrongSetting wrong) {
      return wrong.problem();
    }
    if (cause instanceof SQLException sql) {
      return DatabaseFaults.problem(sql);
    }
    return Settings.unreadable(cause, settings);
  }

  private static Problem port(String port) {
    return new Problem(
        "server.port",
        new Text("端口已被占用", "the port is in use"),
        port,
        new Text("用 --port 指定另一端口", "choose another with --port"));
  }
}
