package org.shouxin.policies;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** The project's own policies as they are committed, and the small one of the core's tests. */
public final class CommittedPolicies {

  /** The home whose shelf has them. */
  public static final Path HOME = Path.of("..");

  /** A sound policy of three indicators and grades A to C, as text. */
  public static final Path SMALL =
      HOME.resolve("rules/src/test/resources/org/shouxin/policy/small.policy.txt");

  private static final Map<Path, Decisions> RUNNING = new ConcurrentHashMap<>();

  private CommittedPolicies() {}

  /** Keeps a policy running for the rest of the JVM: commands need not compile its rules again. */
  public static void keep(Path workbook) {
    RUNNING.computeIfAbsent(workbook, file -> Decisions.of(compiled(file)));
  }

  /** The names of the policies, in order. */
  public static List<String> names() {
    return List.copyOf(new PolicyShelf(HOME).policies().keySet());
  }

  /** The folder of a policy. */
  public static Path folder(String name) {
    return HOME.resolve(PolicyShelf.FOLDER).resolve(name);
  }

  /** The workbook of a policy. */
  public static Path workbook(String name) {
    return Objects.requireNonNull(new PolicyShelf(HOME).policies().get(name), name);
  }

  /** A policy, compiled from its workbook. */
  public static Policy policy(String name) {
    return compiled(workbook(name));
  }

  private static Policy compiled(Path workbook) {
    try {
      return PolicyCompiler.compile(workbook);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.problems().toString(), refused);
    }
  }

  /** A policy as a service that started with it has it. */
  public static Active active(String name) throws RefusedException {
    Path workbook = workbook(name);
    Book book = PolicyCompiler.canonical(BookFile.read(workbook));
    Policy policy = PolicyCompiler.compile(book);
    return new Active(policy, Decisions.of(policy), workbook, BookText.render(book));
  }
}
