package org.shouxin.policy;

import java.nio.file.Path;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.XlsxReader;

/** The nonferrous policy as it is committed. */
public final class Nonferrous {

  /** The workbook. */
  public static final Path WORKBOOK = Path.of("../decision-tables/nonferrous/nonferrous.xlsx");

  /** Its text rendering. */
  public static final Path TEXT = Path.of("../decision-tables/nonferrous/nonferrous.policy.txt");

  private Nonferrous() {}

  /** The rows of the workbook. */
  public static Book book() {
    try {
      return XlsxReader.read(WORKBOOK, Sheets.ALL);
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken.problems().toString(), broken);
    }
  }

  /** The compiled policy. */
  public static Policy policy() {
    try {
      return PolicyCompiler.compile(book());
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken.problems().toString(), broken);
    }
  }
}
