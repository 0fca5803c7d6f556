package org.shouxin.factsources;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;

/** The SQL files next to the project's own policies. */
final class CommittedSources {

  private CommittedSources() {}

  static Path sql(String name) {
    return CommittedPolicies.folder(name).resolve(name + ".facts.sql");
  }

  static FactSource of(String name, DataSource database) {
    try {
      return of(CommittedPolicies.policy(name), SqlFile.read(sql(name)), database);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.problems().toString(), refused);
    }
  }

  static OrderSource orders(String name, DataSource database) throws RefusedException {
    Path sql = CommittedPolicies.folder(name).resolve(name + ".orders.sql");
    return orders(SqlFile.read(sql), database);
  }

  static OrderSource orders(SqlFile file, DataSource database) {
    return new OrderSource(
        new FactQuery(
            "erp.orders.sql", file, OrderSource.COLUMNS, database, Duration.ofSeconds(60)));
  }

  static FactSource of(Policy policy, SqlFile file, DataSource database) {
    Duration timeout = Duration.ofSeconds(60);
    return new FactSource(
        policy, new FactQuery("erp.facts.sql", file, policy.facts(), database, timeout));
  }
}
