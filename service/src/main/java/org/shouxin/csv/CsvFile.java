package org.shouxin.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A CSV file, read record by record in constant memory.
 *
 * <p>The file is UTF-8 (with or without byte order mark) or GB18030; cells are separated by comma,
 * semicolon or tab and quoted by RFC 4180. Its first line that is not blank holds the headings.
 * Bytes that are not valid in the file's encoding show as U+FFFD. Not thread-safe; {@link Cells}
 * does the rest of the work.
 */
public final class CsvFile implements Closeable {

  private final Path file;
  private final FileChannel bytes;
  private final long size;
  private final Encoding encoding;
  private final Lines lines;
  private Separator separator = Separator.COMMA;
  private List<String> headings = List.of();
  private long headingLine;
  private @Nullable Records records;

  private CsvFile(Path file, FileChannel bytes, long size, Encoding encoding) {
    this.file = file;
    this.bytes = bytes;
    this.size = size;
    this.encoding = encoding;
    this.lines =
        new Lines(new InputStreamReader(Channels.newInputStream(bytes), encoding.charset()));
  }

  /**
   * Opens a file and reads its headings.
   *
   * @param known whether a heading is known to the reader; used to find the separator
   * @throws RefusedException if it cannot be read, is empty or is not text
   */
  public static CsvFile open(Path file, Predicate<String> known) throws RefusedException {
    return open(file, known, null);
  }

  /**
   * Reopens the file at its beginning.
   *
   * @throws RefusedException if it can no longer be read
   */
  public CsvFile again(Predicate<String> known) throws RefusedException {
    return open(file, known, encoding);
  }

  private static CsvFile open(Path file, Predicate<String> known, @Nullable Encoding found)
      throws RefusedException {
    Problem unreadable = UnreadableFiles.problem(file);
    if (unreadable != null) {
      throw new RefusedException(List.of(unreadable));
    }
    FileChannel in = null;
    try {
      Encoding encoding = found == null ? Encoding.of(file) : found;
      in = FileChannel.open(file);
      in.position(encoding.mark());
      CsvFile opened = new CsvFile(file, in, in.size(), encoding);
      opened.readHeadings(known);
      in = null;
      return opened;
    } catch (IOException fault) {
      throw new RefusedException(
          List.of(
              UnreadableFiles.cannotRead(
                  String.valueOf(file.getFileName()), String.valueOf(fault.getMessage()))));
    } finally {
      closeQuietly(in);
    }
  }

  private void readHeadings(Predicate<String> known) throws IOException, RefusedException {
    Line first = firstLine();
    headingLine = first.number();
    separator = Separator.of(first.text(), known);
    StringBuilder heading = new StringBuilder(first.text());
    String[] cells = separator.cut(first.text());
    for (int more = 1; cells == null && more < Records.MOST_LINES; more++) {
      Line next = lines.next();
      if (next == null) {
        break;
      }
      heading.append('\n').append(next.text());
      separator = Separator.of(heading.toString(), known);
      cells = separator.cut(heading.toString());
    }
    if (cells == null || first.cut()) {
      throw new RefusedException(
          headingPlace(),
          new Text("无法读取标题行：引号没有配对或行过长", "unterminated quote or overlong line in the headings"),
          first.text(),
          new Text("一行列名", "one line of headings"));
    }
    headings = List.of(cells);
    records = new Records(lines, separator, cells.length);
  }

  private Line firstLine() throws IOException, RefusedException {
    Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      throw new RefusedException(
          name(),
          new Text("文件是空的，没有标题行", "the file is empty: there is no heading line"),
          "",
          new Text("第一行为列名，其后每行一条记录", "a line of headings, then one line per record"));
    }
    return line;
  }

  private static void closeQuietly(@Nullable Closeable in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException ignored) {
      return;
    }
  }

  /** Its headings as written. */
  public List<String> headings() {
    return headings;
  }

  /** The place of the headings in problems: {@code customers.csv line 1}. */
  public String headingPlace() {
    return name() + " line " + headingLine;
  }

  /** Its name. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** The next record; null after the last. */
  public @Nullable RawRow next() throws IOException {
    return records == null ? null : records.next();
  }

  /** Cuts this file's records into cells; one for each thread. */
  public Cells cells() {
    return new Cells(separator, encoding(), headings.size());
  }

  /** Name of the encoding, {@code UTF-8} or {@code GB18030}. */
  public String encoding() {
    return encoding.charset().name();
  }

  /** What separates its cells: comma, semicolon or tab. */
  public char separator() {
    return separator.character();
  }

  /** Blank lines skipped so far. */
  public long blankLines() {
    return records == null ? 0 : records.blank();
  }

  /** Bytes in the file when it was opened. */
  public long size() {
    return size;
  }

  /** Bytes read so far; may be called from any thread. */
  public long bytesRead() {
    try {
      return bytes.position();
    } catch (IOException closed) {
      return size;
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
