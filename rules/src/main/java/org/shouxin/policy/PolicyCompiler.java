package org.shouxin.policy;

import java.nio.file.Path;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;

/** Compiles a workbook into a policy: the core's first door. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /**
   * Reads and compiles a workbook.
   *
   * @throws RefusedException with every problem that the workbook has
   */
  public static Policy compile(Path workbook) throws RefusedException {
    throw new UnsupportedOperationException(workbook.toString());
  }

  /**
   * Compiles a workbook that was read already.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Policy compile(Book book) throws RefusedException {
    throw new UnsupportedOperationException(book.toString());
  }
}
