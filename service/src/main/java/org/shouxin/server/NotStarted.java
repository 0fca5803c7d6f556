package org.shouxin.server;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.boot.web.server.PortInUseException;

/** The service, or a command on its database, cannot start as things stand around it. */
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int DEEPEST = 30;

  private final transient Problem problem;

  private NotStarted(Problem problem, Throwable cause) {
    super(problem.what().en(), cause);
    this.problem = problem;
  }

  /** What stands in the way. */
  public Problem problem() {
    return problem;
  }

  /**
   * What stands in the way, in one sentence.
   *
   * @param settings of the start
   * @return null when it is none of the usual, hence a fault
   */
  static @Nullable NotStarted of(Throwable fault, Map<String, ?> settings) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      Problem problem = problem(cause, settings);
      if (problem != null) {
        return new NotStarted(problem, fault);
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
    if (!(cause instanceof SQLException sql)) {
      return null;
    }
    if (DatabaseFaults.inUse(sql)) {
      return DatabaseFaults.problem(sql);
    }
    String state = sql.getSQLState();
    if (state != null && state.startsWith("28")) {
      return new Problem(
          "spring.datasource",
          new Text("数据库不接受此用户或口令", "the database does not take this user or password"),
          "",
          Text.same("SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD"));
    }
    return state != null && state.startsWith("08")
        ? new Problem(
            "spring.datasource.url",
            new Text("无法连接数据库", "the database cannot be reached"),
            "",
            new Text(
                "检查 SPRING_DATASOURCE_URL 和数据库是否运行",
                "check SPRING_DATASOURCE_URL and whether the database runs"))
        : null;
  }

  private static Problem port(String port) {
    return new Problem(
        "server.port",
        new Text("端口已被占用", "the port is in use"),
        port,
        new Text("用 --port 指定另一端口", "another one with --port"));
  }
}
