package org.shouxin.csv;

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
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * CSV: UTF-8 (with or without byte order mark), GB18030 or UTF-16 with its mark; cells are
 * separated by comma, semicolon, tab or bar and quoted by RFC 4180. Bytes that are not valid in the
 * file's encoding show as U+FFFD.
 */
final class TextInput implements Input {

  private static final Pattern BLANK = Pattern.compile("[\\s\u3000\ufeff,;|]*");
  private static final Pattern STATED = Pattern.compile("(?i)\\s*\"?sep=(.)\"?[\\s,;|]*");

  /** Lines among which headings are looked for below a title. */
  static final int MOST_TITLES = 10;

  private final Path file;
  private final String name;
  private final FileChannel bytes;
  private final long size;
  private final Encoding encoding;
  private final Lines lines;
  private Separator separator = Separator.COMMA;
  private List<String> headings = List.of();
  private long headingLine;
  private @Nullable Records records;

  private TextInput(Path file, String name, FileChannel bytes, Encoding encoding)
      throws IOException {
    this.file = file;
    this.name = name;
    this.bytes = bytes;
    this.size = bytes.size();
    this.encoding = encoding;
    this.lines =
        new Lines(new InputStreamReader(Channels.newInputStream(bytes), encoding.charset()));
  }

  /** Opens a file and reads its headings. */
  static TextInput open(Path file, String name, Predicate<String> known)
      throws RefusedException, IOException {
    return open(file, name, known, Encoding.of(file, name));
  }

  @Override
  public TextInput again() throws RefusedException, IOException {
    return open(file, name, headings::contains, encoding);
  }

  private static TextInput open(Path file, String name, Predicate<String> known, Encoding encoding)
      throws RefusedException, IOException {
    FileChannel in = FileChannel.open(file);
    try {
      in.position(encoding.mark());
      TextInput opened = new TextInput(file, name, in, encoding);
      opened.readHeadings(known);
      in = null;
      return opened;
    } finally {
      if (in != null) {
        in.close();
      }
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
          place(0),
          new Text("无法读取标题行：引号没有配对或行过长", "unterminated quote or overlong line in the headings"),
          top.text(),
          new Text("一行列名", "one line of headings"));
    }
    headings = List.of(cells);
    refuseSeparator(top, given, known);
    refuseTitle(known);
    records = new Records(lines, separator, headings);
  }

  /** {@code sep=;}, by which a file tells Excel its separator. */
  private Separator stated(Line line) throws RefusedException {
    Matcher stated = STATED.matcher(line.text());
    Separator found = stated.matches() ? Separator.of(stated.group(1).charAt(0)) : null;
    if (found == null) {
      throw new RefusedException(
          name + " line " + line.number(),
          new Text("不支持的分隔符", "a separator that is not supported"),
          line.text(),
          Separator.ALLOWED);
    }
    return found;
  }

  /** Refuses headings of which none is known, but several if they are cut otherwise. */
  private void refuseSeparator(Line line, @Nullable Separator given, Predicate<String> known)
      throws RefusedException {
    if (headings.stream().anyMatch(known)) {
      return;
    }
    Separator better = Separator.of(line.text(), known);
    String whole = headings.size() == 1 ? headings.get(0) : line.text();
    if (given != null && Separator.isCut(better.begun(line.text()), known)) {
      throw new RefusedException(
          name + " line " + (line.number() - 1),
          new Text(
              "sep= 写的是" + given.shown().zh() + "，列名却是" + better.shown().zh(),
              "sep= says " + given.shown().en() + ", but the headings have " + better.shown().en()),
          line.text(),
          new Text("正确的 sep=，或删去这一行", "the right sep=, or none"));
    }
    Separator inside = Separator.of(whole, known);
    if (headings.size() == 1 && Separator.isCut(inside.begun(whole), known)) {
      throw new RefusedException(
          place(0),
          new Text("整行被一对引号括成了一格", "quotes make one cell of the whole line"),
          line.text(),
          new Text("每格各自加引号，或不加", "quotes around each cell, or none"));
    }
    String other = Separator.other(whole, known);
    if (!other.isEmpty()) {
      throw new RefusedException(
          place(0),
          new Text(
              "列之间用“" + other + "”分隔，读不了",
              "the cells are separated by “" + other + "”, which is not read"),
          line.text(),
          Separator.ALLOWED);
    }
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
      throw title(place(0), String.join(" ", headings).strip(), below);
    }
  }

  /** What refuses a title above the headings. */
  static RefusedException title(String place, String title, long below) {
    return new RefusedException(
        place,
        new Text(
            "这一行不是列名；第 " + below + " 行才像列名", "no heading line; line " + below + " looks like one"),
        title,
        new Text("删去第 " + below + " 行之前的各行", "the lines above line " + below + " deleted"));
  }

  private Line firstLine() throws IOException, RefusedException {
    Line line = lines.next();
    while (line != null && BLANK.matcher(line.text()).matches()) {
      line = lines.next();
    }
    if (line == null) {
      throw new RefusedException(
          name,
          new Text("文件是空的，没有标题行", "the file is empty: there is no heading line"),
          "",
          new Text("第一行为列名，其后每行一条记录", "a line of headings, then one line per record"));
    }
    return line;
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public String place(int column) {
    return name + " line " + headingLine;
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    return records == null ? null : records.next();
  }

  @Override
  public Cells cells() {
    return new Cells(separator, encoding.charset().name(), headings.size());
  }

  @Override
  public Text form() {
    String charset = encoding.charset().name();
    return new Text(
        charset + ", " + separator.shown().zh(), charset + ", " + separator.shown().en());
  }

  @Override
  public long blankLines() {
    return records == null ? 0 : records.blank();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long read() throws IOException {
    return bytes.position();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
