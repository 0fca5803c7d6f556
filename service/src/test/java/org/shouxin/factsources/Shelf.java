package org.shouxin.factsources;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;

/** The project's own policies and the SQL files beside them. */
final class Shelf {

  static final Path HOME = Path.of("..");
  static final List<String> POLICIES =
      List.of("credit-file", "development", "direct-supply", "nonferrous", "steel");

  private Shelf() {}

  static Path folder(String name) {
    return HOME.resolve(PolicyShelf.FOLDER).resolve(name);
  }

  static Path sql(String name) {
    return folder(name).resolve(name + ".facts.sql");
  }

  static Policy policy(String name) {
    try {
      return PolicyCompiler.compile(folder(name).resolve(name + ".policy.txt"));
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused);
    }
  }

  static FactSource source(String name, DataSource database) {
    try {
      return FactSource.of(policy(name), sql(name), database);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.problems().toString(), refused);
    }
  }
}
