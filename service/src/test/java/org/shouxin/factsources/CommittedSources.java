package org.shouxin.factsources;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.problem.RefusedException;

/** The SQL files beside the project's own policies. */
final class CommittedSources {

  private CommittedSources() {}

  static Path sql(String name) {
    return CommittedPolicies.folder(name).resolve(name + ".facts.sql");
  }

  static FactSource of(String name, DataSource database) {
    try {
      return FactSource.of(CommittedPolicies.policy(name), sql(name), database);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.problems().toString(), refused);
    }
  }
}
