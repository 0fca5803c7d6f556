package org.shouxin.customers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A CSV file of customers, read record by record in constant memory.
 *
 * <p>The file is UTF-8 (with or without byte order mark) or GB18030; cells are separated by comma,
 * semicolon or tab and quoted by RFC 4180. Its first line that is not blank holds the headings
 * ({@link Headings}); every further record is one customer. Bytes that are not valid in the file's
 * encoding show as U+FFFD and make their row faulty. Not for several threads at once; {@link
 * RowReader} is for the rest of the work.
 */
public final class CustomerFile implements Closeable {

  private final Path file;
  private final Counting bytes;
  private final long size;
  private final Encoding encoding;
  private final Separator separator;
  private final Headings headings;
  private final Records records;

  private CustomerFile(
      Path file,
      Counting bytes,
      long size,
      Encoding encoding,
      Separator separator,
      Headings headings,
      Records records) {
    this.file = file;
    this.bytes = bytes;
    this.size = size;
    this.encoding = encoding;
    this.separator = separator;
    this.headings = headings;
    this.records = records;
  }

  /**
   * Opens a file and reads its headings.
   *
   * @param facts the dictionary of the policy that will decide
   * @throws RefusedException if it cannot be read, is empty, is no text, or its headings are
   *     refused
   */
  public static CustomerFile open(Path file, Dictionary facts) throws RefusedException {
    CustomerFile opened = opened(file, null, facts);
    try {
      opened.headings.keyed().check(List.of());
      return opened;
    } catch (RefusedException refused) {
      closeQuietly(opened.bytes);
      throw refused;
    }
  }

  /**
   * Opens a file whose rows several policies decide on.
   *
   * @param facts what tells which policy; {@link #headings} are read by it
   * @throws RefusedException if it cannot be read, is empty, or is no text, or two columns carry
   *     one of the facts
   */
  public static CustomerFile routed(Path file, Dictionary facts) throws RefusedException {
    return opened(file, null, facts);
  }

  /**
   * Opens the same file once more, from its beginning.
   *
   * @throws RefusedException if it cannot be read any more
   */
  public CustomerFile again() throws RefusedException {
    return opened(file, encoding, headings.dictionary());
  }

  private static CustomerFile opened(Path file, @Nullable Encoding known, Dictionary facts)
      throws RefusedException {
    String name = String.valueOf(file.getFileName());
    Problem unreadable = Unreadables.problem(file);
    if (unreadable != null) {
      throw new RefusedException(List.of(unreadable));
    }
    Counting in = null;
    try {
      Encoding encoding = known == null ? Encoding.of(file) : known;
      in = new Counting(Files.newInputStream(file));
      in.skipNBytes(encoding.mark());
      Lines lines = new Lines(new InputStreamReader(in, encoding.charset()));
      CustomerFile opened = read(in, file, encoding, lines, facts);
      in = null;
      return opened;
    } catch (IOException fault) {
      throw new RefusedException(
          List.of(Unreadables.cannotRead(name, String.valueOf(fault.getMessage()))));
    } finally {
      closeQuietly(in);
    }
  }

  private static CustomerFile read(
      Counting in, Path file, Encoding encoding, Lines lines, Dictionary facts)
      throws IOException, RefusedException {
    String name = String.valueOf(file.getFileName());
    Line first = firstLine(lines, name);
    Separator separator = Separator.of(first.text(), facts);
    StringBuilder heading = new StringBuilder(first.text());
    String[] cells = separator.cut(first.text());
    for (int more = 1; cells == null && more < Records.MOST_LINES; more++) {
      Line next = lines.next();
      if (next == null) {
        break;
      }
      heading.append('\n').append(next.text());
      separator = Separator.of(heading.toString(), facts);
      cells = separator.cut(heading.toString());
    }
    String where = name + " line " + first.number();
    if (cells == null || first.cut()) {
      throw new RefusedException(
          List.of(
              new Problem(
                  where,
                  new Text(
                      "无法读取标题行：引号没有配对或行过长", "unterminated quote or overlong line in the headings"),
                  first.text(),
                  new Text("一行列名", "one line of headings"))));
    }
    Headings headings = Headings.of(where, cells, facts);
    return new CustomerFile(
        file,
        in,
        Files.size(file),
        encoding,
        separator,
        headings,
        new Records(lines, separator, cells.length));
  }

  private static Line firstLine(Lines lines, String name) throws IOException, RefusedException {
    Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      throw new RefusedException(
          List.of(
              new Problem(
                  name,
                  new Text("文件是空的，没有标题行", "the file is empty: there is no heading line"),
                  "",
                  new Text("第一行为列名，其后每行一个客户", "a line of headings, then one line per customer"))));
    }
    return line;
  }

  private static void closeQuietly(@Nullable InputStream in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException ignored) {
      return;
    }
  }

  /** Its headings by the dictionary that it was opened with. */
  public Headings headings() {
    return headings;
  }

  /** Its name. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** The next record; null after the last. */
  public @Nullable RawRow next() throws IOException {
    return records.next();
  }

  /** Makes typed rows of this file's records; one for each thread. */
  public RowReader rows() {
    return rows(headings);
  }

  /** The same by the headings as another dictionary reads them. */
  public RowReader rows(Headings by) {
    return new RowReader(by, separator, encoding.charset().name(), true);
  }

  /** The same for what tells which policy decides: whoever the customer is. */
  RowReader routingRows() {
    return new RowReader(headings, separator, encoding.charset().name(), false);
  }

  /** Name of the encoding, {@code UTF-8} or {@code GB18030}. */
  public String encoding() {
    return encoding.charset().name();
  }

  /** What separates its cells: comma, semicolon or tab. */
  public char separator() {
    return separator.character();
  }

  /** Blank lines passed over so far. */
  public long blankLines() {
    return records.blank();
  }

  /** Bytes in the file when it was opened. */
  public long size() {
    return size;
  }

  /** Bytes read so far; may be asked from any thread. */
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
