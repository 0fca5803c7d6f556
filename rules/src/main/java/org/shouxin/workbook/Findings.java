package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The problems of a workbook, in its order: the file, then tab by tab, row by row, cell by cell. At
 * most {@value #MOST} problems are reported; a last one then gives their number. Not thread-safe.
 */
public final class Findings {

  /** Maximum number of problems reported. */
  static final int MOST = 1_000;

  private record Found(int tab, int row, int column, Problem problem) {}

  private final String file;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param file the file's name, used as the place of problems of the file itself
   */
  public Findings(String file) {
    this.file = file;
  }

  /** A problem of the file itself. */
  public void file(Text what, String text, Text allowed) {
    part(file, what, text, allowed);
  }

  /** A problem of one part of the file, {@code xl/vbaProject.bin}. */
  public void part(String part, Text what, String text, Text allowed) {
    found.add(new Found(-1, 0, 0, new Problem(part, what, text, allowed)));
  }

  /** A problem of a cell; row and column from 0. */
  public void cell(Tab tab, int row, int column, Text what, String text, Text allowed) {
    Problem problem = new Problem(tab.place(row, column), what, text, allowed);
    found.add(new Found(tab.index(), row, column, problem));
  }

  /** Whether nothing is wrong. */
  public boolean none() {
    return found.isEmpty();
  }

  /** How many problems there are so far. */
  int count() {
    return found.size();
  }

  /**
   * Stops reading if there are problems.
   *
   * @throws RefusedException with every problem found so far
   */
  public void refuseIfAny() throws RefusedException {
    if (!none()) {
      throw refused();
    }
  }

  /** Whether every problem found so far concerns a cell below the headings. */
  boolean onlyCells() {
    return found.stream().allMatch(each -> each.tab() >= 0 && each.row() > 0);
  }

  /** The refusal that carries every problem found so far. */
  public RefusedException refused() {
    return new RefusedException(problems());
  }

  /** Every problem found so far, in order. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    found.stream()
        .sorted(
            Comparator.comparingInt(Found::tab)
                .thenComparingInt(Found::row)
                .thenComparingInt(Found::column))
        .limit(MOST)
        .forEach(each -> problems.add(each.problem()));
    if (found.size() > MOST) {
      int all = found.size();
      problems.add(
          new Problem(
              file,
              new Text(
                  "共有 " + all + " 处问题，以上只列出前 " + MOST + " 处",
                  "there are " + all + " problems; only the first " + MOST + " are reported"),
              "",
              Text.NONE));
    }
    return problems;
  }
}
