package org.shouxin.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.shouxin.policy.excel.PolicyTemplate;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;

/** Starts a policy. */
public final class NewPolicy {

  private NewPolicy() {}

  /**
   * Writes a valid workbook {@code NAME.xlsx} that starts from a file of customers, and its text.
   *
   * @param from the file
   * @return the workbook
   * @throws RefusedException if there is one already, or the file cannot be read
   * @throws IOException if it cannot be written
   */
  public static Path start(String name, Path folder, Path from, Language language, LocalDate today)
      throws IOException, RefusedException {
    Book book = StartedPolicy.of(PolicyTemplate.book(name, language, today), from, language);
    return write(book, free(name, folder), false);
  }

  /**
   * Writes an empty, valid workbook {@code NAME.xlsx} and its text rendering.
   *
   * @param name short name: lower-case letters, digits and hyphens
   * @param folder created if it does not exist
   * @param allSheets whether optional sheets become tabs too
   * @param language Chinese with English, or English alone
   * @param today from which it is to apply, until it is edited
   * @return the workbook
   * @throws RefusedException if there is one already
   * @throws IOException if it cannot be written
   */
  public static Path write(
      String name, Path folder, boolean allSheets, Language language, LocalDate today)
      throws IOException, RefusedException {
    return write(PolicyTemplate.book(name, language, today), free(name, folder), allSheets);
  }

  private static Path free(String name, Path folder) throws RefusedException {
    Path workbook = folder.resolve(name + ".xlsx");
    if (Files.exists(workbook)) {
      throw new RefusedException(
          workbook.toString(),
          new Text("已有同名工作簿，不会覆盖", "the workbook already exists and is not overwritten"),
          "",
          new Text("另一个名称或文件夹", "another name or folder"));
    }
    return workbook;
  }

  private static Path write(Book book, Path workbook, boolean allSheets)
      throws IOException, RefusedException {
    String text = WorkbookText.of(book);
    Path folder = workbook.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (allSheets) {
      PolicyWorkbook.writeEverySheet(book, workbook);
    } else {
      PolicyWorkbook.write(book, workbook);
    }
    WorkbookText.write(text, WorkbookText.file(workbook));
    return workbook;
  }
}
