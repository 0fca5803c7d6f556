package org.shouxin.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;

/**
 * Where a command speaks.
 *
 * @param out what was asked for
 * @param err notices and problems
 * @param style colours of {@code out}
 * @param errStyle colours of {@code err}
 * @param progress whether {@code err} is a terminal on which a bar can move
 * @param home the installation's folder
 */
public record Console(
    PrintStream out, PrintStream err, Style style, Style errStyle, boolean progress, Path home) {

  /** Tells every problem, one a line. */
  public void problems(RefusedException refused, Language language) {
    for (Problem problem : refused.problems()) {
      problem(problem.in(language));
    }
  }

  /** Tells a problem. */
  public void problem(String line) {
    err.println(errStyle.paint(Kind.BAD, line));
  }

  /** Tells something that the user should know. */
  void notice(String line) {
    err.println(errStyle.paint(Kind.NOTICE, line));
  }
}
