package org.shouxin.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;

/**
 * The output of a command.
 *
 * @param out the result @param err notices and problems
 * @param style colours of {@code out}
 * @param errStyle colours of {@code err}
 * @param progress whether {@code err} is a terminal that can show a progress bar
 * @param home the installation's folder
 */
public record Console(
    PrintStream out, PrintStream err, Style style, Style errStyle, boolean progress, Path home) {

  /** Prints every problem, one per line. */
  public void problems(RefusedException refused, Language language) {
    for (Problem problem : refused.problems()) {
      problem(problem.in(language));
    }
  }

  void line() {
    out.println();
  }

  /** Prints a line of the result. */
  void line(String line) {
    out.println(line);
  }

  /** Prints a line of the result in a style. */
  void line(Kind kind, String line) {
    out.println(style.paint(kind, line));
  }

  /** Prints a problem. */
  public void problem(String line) {
    err.println(errStyle.paint(Kind.BAD, line));
  }

  /** Prints what is to be noted, one per line. */
  void notices(List<Text> notes, Language language) {
    notes.forEach(note -> notice(note.in(language)));
  }

  void notice(String line) {
    err.println(errStyle.paint(Kind.NOTICE, line));
  }
}
