package org.shouxin.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A CSV file, read record by record in constant memory.
 *
 * <p>The file is UTF-8 (with or without byte order mark), GB18030 or UTF-16 with its mark; cells
 * are separated by comma, semicolon, tab or bar and quoted by RFC 4180. Its first line that is not
 * blank holds the headings, except one that states the separator, {@code sep=;}. Bytes that are not
 * valid in the file's encoding show as U+FFFD. Not thread-safe; {@link Cells} does the rest of the
 * work.
 */
public final class CsvFile implements Closeable {

  private static final Pattern STATED = Pattern.compile("(?i)\\s*\"?sep=(.)\"?[\\s,;|]*");
  private static final int MOST_TITLES = 10;

  private final Path file;
  private final FileChannel bytes;
  private final long size;
  private final Encoding encoding;
  private final Lines lines;
  private Separator separator = Separator.COMMA;
  private List<String> headings = List.of();
  private long headingLine;
  private @Nullable Records records;
  private @Nullable RawRow first;

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
   * Reopens the file at its beginning, with the same headings.
   *
   * @throws RefusedException if it can no longer be read
   */
  public CsvFile again() throws RefusedException {
    return open(file, headings::contains, encoding);
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
    Line top = firstLine();
    Separator given = STATED.matcher(top.text()).matches() ? stated(top) : null;
    top = given == null ? top : firstLine();
    headingLine = top.number();
    separator = given == null ? Separator.of(top.text(), known) : given;
    StringBuilder heading = new StringBuilder(top.text());
    String[] cells = separator.cut(top.text());
    for (int more = 1; cells == null && more < Records.MOST_LINES; more++) {
      Line next = lines.next();
      if (next == null) {
        break;
      }
      heading.append('\n').append(next.text());
      separator = given == null ? Separator.of(heading.toString(), known) : given;
      cells = separator.cut(heading.toString());
    }
    if (cells == null || top.cut()) {
      throw new RefusedException(
          headingPlace(),
          new Text("无法读取标题行：引号没有配对或行过长", "unterminated quote or overlong line in the headings"),
          top.text(),
          new Text("一行列名", "one line of headings"));
    }
    headings = List.of(cells);
    refuseTitle(known);
    records = new Records(lines, separator, headings);
  }

  /** {@code sep=;}, by which a file tells Excel its separator. */
  private Separator stated(Line line) throws RefusedException {
    Matcher stated = STATED.matcher(line.text());
    Separator found = stated.matches() ? Separator.of(stated.group(1).charAt(0)) : null;
    if (found == null) {
      throw new RefusedException(
          name() + " line " + line.number(),
          new Text("不支持的分隔符", "a separator that is not supported"),
          line.text(),
          new Text("逗号、分号、制表符或 |", "comma, semicolon, tab or |"));
    }
    return found;
  }

  /** Refuses a file whose headings follow below a title, by the lines to delete. */
  private void refuseTitle(Predicate<String> known) throws IOException, RefusedException {
    if (headings.stream().anyMatch(known)) {
      return;
    }
    Deque<Line> ahead = new ArrayDeque<>();
    long below = 0;
    while (below == 0 && ahead.size() < MOST_TITLES) {
      Line next = lines.next();
      if (next == null) {
        break;
      }
      ahead.addLast(next);
      Separator by = Separator.of(next.text(), known);
      String[] cells = by.begun(next.text());
      below = by.known(cells, known) > 1 ? next.number() : 0;
    }
    while (!ahead.isEmpty()) {
      lines.back(ahead.removeLast());
    }
    if (below != 0) {
      throw new RefusedException(
          headingPlace(),
          new Text(
              "这一行不是列名；第 " + below + " 行才像列名",
              "no heading line; line " + below + " looks like one"),
          String.join(" ", headings).strip(),
          new Text("删去第 " + below + " 行之前的各行", "the lines above line " + below + " deleted"));
    }
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

  /**
   * Refuses a file without records.
   *
   * @throws RefusedException if there is none
   */
  public void requireRecords() throws IOException, RefusedException {
    first = first == null ? next() : first;
    if (first == null) {
      throw new RefusedException(
          name(),
          new Text("标题行之下没有一行记录", "no rows below the headings"),
          "",
          new Text("标题行之下每行一条记录", "one line per record below the headings"));
    }
  }

  /** The next record; null after the last. */
  public @Nullable RawRow next() throws IOException {
    RawRow next = first;
    first = null;
    return next != null || records == null ? next : records.next();
  }

  /** Cuts this file's records into cells; one for each thread. */
  public Cells cells() {
    return new Cells(separator, encoding(), headings.size());
  }

  /** Name of the encoding, {@code UTF-8}, {@code GB18030} or {@code UTF-16LE}. */
  public String encoding() {
    return encoding.charset().name();
  }

  /** What separates its cells: comma, semicolon, tab or bar. */
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
