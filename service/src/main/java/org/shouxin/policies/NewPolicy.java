package org.shouxin.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shouxin.policy.excel.PolicyTemplate;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;

/** Starts a policy. */
public final class NewPolicy {

  private NewPolicy() {}

  /**
   * Writes an empty, valid workbook {@code NAME.xlsx} and its text rendering.
   *
   * @param name short name: lower-case letters, digits and hyphens
   * @param folder created if it does not exist
   * @param allSheets whether optional sheets become tabs too
   * @return the workbook
   * @throws RefusedException if there is one already
   * @throws IOException if it cannot be written
   */
  public static Path write(String name, Path folder, boolean allSheets)
      throws IOException, RefusedException {
    Path workbook = folder.resolve(name + ".xlsx");
    if (Files.exists(workbook)) {
      throw new RefusedException(
          workbook.toString(),
          new Text("已有同名工作簿，不会覆盖", "the workbook already exists and is not overwritten"),
          "",
          new Text("另一个名称或文件夹", "another name or folder"));
    }
    Files.createDirectories(folder);
    Book book = PolicyTemplate.book(name);
    if (allSheets) {
      PolicyWorkbook.writeEverySheet(book, workbook);
    } else {
      PolicyWorkbook.write(book, workbook);
    }
    WorkbookText.write(WorkbookText.of(book), WorkbookText.file(workbook));
    return workbook;
  }
}
