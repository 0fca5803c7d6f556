package org.shouxin.policies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** The text rendering next to a workbook, so that git shows what changed. */
public final class WorkbookText {

  private static final String ENDING = ".policy.txt";

  private WorkbookText() {}

  /**
   * The rendering of a policy or routing workbook, in canonical spelling.
   *
   * @throws RefusedException with every problem that it has
   */
  public static String of(Path workbook) throws RefusedException {
    return of(BookFile.read(workbook));
  }

  /**
   * The rendering of a book, in canonical spelling: from which the policy's SHA-256 is computed.
   *
   * @throws RefusedException with every problem that it has
   */
  static String of(Book book) throws RefusedException {
    return BookText.render(PolicyCompiler.canonical(book));
  }

  /**
   * The file of the rendering of a workbook: {@code NAME.policy.txt} next to {@code NAME.xlsx}; a
   * rendering is its own.
   */
  public static Path file(Path workbook) {
    String name = String.valueOf(workbook.getFileName());
    if (name.endsWith(ENDING)) {
      return workbook;
    }
    int dot = name.lastIndexOf('.');
    return workbook.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ENDING);
  }

  /** Writes a rendering. */
  public static void write(String text, Path file) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /**
   * Whether the rendering next to a workbook exists and differs.
   *
   * @throws RefusedException if the workbook cannot be read
   */
  public static boolean isStale(Path workbook) throws RefusedException {
    Path rendering = file(workbook);
    if (String.valueOf(workbook.getFileName()).endsWith(".txt") || !Files.exists(rendering)) {
      return false;
    }
    try {
      return !Files.readString(rendering, StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .equals(of(workbook));
    } catch (IOException unreadable) {
      return true;
    }
  }
}
