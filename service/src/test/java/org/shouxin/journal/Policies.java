package org.shouxin.journal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** The real policies. */
final class Policies {

  private Policies() {}

  static Map<String, Path> workbooks() {
    return new PolicyShelf(Path.of("..")).policies();
  }

  static Map<String, Policy> all() throws RefusedException {
    Map<String, Policy> all = new LinkedHashMap<>();
    for (Map.Entry<String, Path> each : workbooks().entrySet()) {
      all.put(each.getKey(), PolicyCompiler.compile(each.getValue()));
    }
    return all;
  }

  /** A policy as a service that started with it has it. */
  static Active active(Path workbook) throws RefusedException {
    Book book = PolicyCompiler.canonical(BookFile.read(workbook));
    Policy policy = PolicyCompiler.compile(book);
    return new Active(policy, Decisions.of(policy), workbook, BookText.render(book));
  }
}
