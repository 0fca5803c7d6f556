package org.shouxin.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/**
 * The form in which a workbook is kept: what people wrote stays, and names, drop-downs, units,
 * lines, widths and pages are as in a new workbook.
 *
 * @param workbook the {@code .xlsx} file, which need not be there yet
 * @param bytes what it has to be
 */
public record WorkbookForm(Path workbook, byte[] bytes) {

  private static final String TEXT = ".policy.txt";

  /**
   * Formats a workbook, or makes the workbook of a text rendering; a workbook that is there already
   * gives it its notes and the order of its rows. Nothing is written.
   *
   * @throws RefusedException with every problem that the file has; also when formatting would lose
   *     pictures, comments or tables
   */
  public static WorkbookForm of(Path file) throws RefusedException {
    boolean text = String.valueOf(file.getFileName()).endsWith(".txt");
    Path workbook = text ? workbook(file) : file;
    Book book = read(file);
    if (text && Files.exists(workbook)) {
      book = book.inTheFormOf(read(workbook));
    }
    List<String> lost = book.extras().lost();
    if (!lost.isEmpty()) {
      throw new RefusedException(
          workbook.toString(),
          new Text(
              "批注、图片、图表或表格会丢失，没有改动",
              "comments, pictures, charts or tables would be lost; unchanged"),
          lost.get(0),
          new Text("先移到别的工作簿", "move them to another workbook first"));
    }
    byte[] bytes = PolicyWorkbook.formatted(book);
    Book formatted = BookFile.read(bytes, String.valueOf(workbook.getFileName()));
    if (!render(formatted).equals(render(book))) {
      throw new IllegalStateException("formatting would change the policy in " + file);
    }
    return new WorkbookForm(workbook, bytes);
  }

  /**
   * Whether formatting changes what people see of a workbook; a text rendering has no form.
   *
   * @param book read from the file, sound
   * @throws RefusedException if it is not sound
   */
  public static boolean isWanted(Path file, Book book) throws RefusedException {
    if (String.valueOf(file.getFileName()).endsWith(".txt")) {
      return false;
    }
    Book formatted =
        BookFile.read(PolicyWorkbook.formatted(book), String.valueOf(file.getFileName()));
    return !book.extras().look().equals(formatted.extras().look());
  }

  private static String render(Book book) throws RefusedException {
    return BookText.render(PolicyCompiler.canonical(book));
  }

  private static Book read(Path file) throws RefusedException {
    Problems inCells = new Problems();
    Book book = BookFile.read(file, inCells);
    if (!inCells.none()) {
      if (BookKind.of(book) == BookKind.POLICY) {
        PolicyCompiler.compile(file);
      }
      throw new RefusedException(inCells.all());
    }
    return book;
  }

  private static Path workbook(Path text) {
    String name = String.valueOf(text.getFileName());
    int end = name.endsWith(TEXT) ? name.length() - TEXT.length() : name.lastIndexOf('.');
    return text.resolveSibling(name.substring(0, end) + ".xlsx");
  }

  /** Whether writing it would change a byte. */
  public boolean isNews() throws IOException {
    return !Files.exists(workbook) || !Arrays.equals(bytes, Files.readAllBytes(workbook));
  }

  /** Writes the workbook. */
  public void write() throws IOException {
    Path half = workbook.resolveSibling(workbook.getFileName() + ".part");
    Files.write(half, bytes);
    Files.move(half, workbook, StandardCopyOption.REPLACE_EXISTING);
  }
}
