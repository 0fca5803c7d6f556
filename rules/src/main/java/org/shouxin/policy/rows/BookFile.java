package org.shouxin.policy.rows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.XlsxReader;

/** Opens a workbook file of either form, a policy or a routing. */
public final class BookFile {

  private static final long LARGEST_TEXT = 16L << 20;

  private BookFile() {}

  /**
   * Reads a workbook; its tabs determine its kind.
   *
   * @throws RefusedException with everything in it that cannot be read
   */
  public static Book read(Path file) throws RefusedException {
    Problems inCells = new Problems();
    Book book = read(file, inCells);
    if (!inCells.none()) {
      throw new RefusedException(inCells.all());
    }
    return book;
  }

  /**
   * Reads an Excel workbook that is not in a file.
   *
   * @param name under which problems of the file itself are reported
   * @throws RefusedException with everything in it that cannot be read
   */
  public static Book read(byte[] workbook, String name) throws RefusedException {
    Problems inCells = new Problems();
    Book book = XlsxReader.readAny(workbook, name, BookKind.all(), inCells);
    if (!inCells.none()) {
      throw new RefusedException(inCells.all());
    }
    return book;
  }

  /**
   * Reads a text rendering that is not in a file.
   *
   * @throws RefusedException with everything in it that cannot be read
   */
  public static Book parse(String text) throws RefusedException {
    return BookText.readAny(text, BookKind.all());
  }

  /**
   * Reads a workbook.
   *
   * @param inCells receives the problems of single cells of an Excel file
   */
  public static Book read(Path file, Problems inCells) throws RefusedException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      return XlsxReader.readAny(file, BookKind.all(), inCells);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw refused(file, new Text("没有这个文件或无法读取", "no such file, or it cannot be read"), "");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
      return BookText.readAny(text(file), BookKind.all());
    }
    throw refused(file, new Text("不认识这种文件", "unknown kind of file"), name);
  }

  private static String text(Path file) throws RefusedException {
    try {
      if (Files.size(file) > LARGEST_TEXT) {
        throw refused(file, new Text("文件过大", "the file is too large"), Files.size(file) + " bytes");
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw refused(file, new Text("不是 UTF-8 编码", "not encoded in UTF-8"), "");
    } catch (IOException unreadable) {
      throw refused(file, new Text("文件无法读取", "the file cannot be read"), "");
    }
  }

  private static RefusedException refused(Path file, Text what, String found) {
    return new RefusedException(
        file.toString(),
        what,
        found,
        new Text(
            ".xlsx 工作簿，或其文本 .txt（UTF-8，最大 16 MB）",
            "an .xlsx workbook, or its rendering as .txt (UTF-8, at most 16 MB)"));
  }
}
