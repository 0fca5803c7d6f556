package org.shouxin;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.server.NotStarted;
import org.shouxin.server.ShouxinServer;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the database for a command that reads records. */
final class Records {

  private Records() {}

  /**
   * Opens it; close the context after use.
   *
   * @throws RefusedException if it is away, or embedded and in use
   */
  static ConfigurableApplicationContext open(Console console) throws RefusedException {
    ConfigurableApplicationContext context = null;
    try {
      context = ShouxinServer.open(console.home(), Map.of());
      context.getBean(DataSource.class).getConnection().close();
      return context;
    } catch (Exception away) {
      if (context != null) {
        context.close();
      }
      throw refused(away);
    }
  }

  private static RefusedException refused(Exception away) {
    if (away instanceof NotStarted known) {
      return new RefusedException(List.of(known.problem()));
    }
    Throwable cause = away;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new RefusedException(
        List.of(
            new Problem(
                DatabaseFaults.WHERE,
                new Text("数据库无法连接", "the database cannot be reached"),
                String.valueOf(cause.getMessage()),
                new Text("可连接的数据库", "a database that answers"))));
  }
}
