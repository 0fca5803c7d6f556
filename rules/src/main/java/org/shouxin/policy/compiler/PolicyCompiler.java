package org.shouxin.policy.compiler;

import java.nio.file.Path;
import java.util.List;
import org.shouxin.policy.Policy;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.ProblemOrder;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;

/** Compiles a workbook into a policy: the core's first door. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /**
   * Reads and compiles a workbook: an {@code .xlsx}, or its text rendering as {@code .txt}.
   *
   * @throws RefusedException with every problem that the workbook has
   */
  public static Policy compile(Path workbook) throws RefusedException {
    Problems inCells = new Problems();
    Book book = BookFile.read(workbook, inCells);
    BookKind.POLICY.require(workbook.toString(), book);
    return compiled(book, inCells.all()).policy();
  }

  /**
   * Compiles a workbook that has been read.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Policy compile(Book book) throws RefusedException {
    return compiled(book, List.of()).policy();
  }

  /**
   * A policy or routing workbook in canonical spelling: conditions, facts, choices and references
   * as the records carry them. The SHA-256 of its text rendering is the policy's.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Book canonical(Book book) throws RefusedException {
    if (BookKind.of(book) == BookKind.ROUTING) {
      RoutingCompiler routing = new RoutingCompiler(book, null);
      routing.compiled(List.of());
      return routing.canonical();
    }
    return compiled(book, List.of()).book();
  }

  private record Compiled(Policy policy, Book book) {}

  private static Compiled compiled(Book book, List<Problem> reported) throws RefusedException {
    Problems problems = new Problems(reported);
    Compilation compilation = new Compilation(book, problems);
    SheetsCompiler sheets = new SheetsCompiler(compilation);
    Book canonical = compilation.canonical();
    Policy policy = problems.none() && reported.isEmpty() ? sheets.policy(canonical) : null;
    if (policy == null) {
      throw new RefusedException(ProblemOrder.merged(reported, problems.all()));
    }
    return new Compiled(policy, canonical);
  }
}
