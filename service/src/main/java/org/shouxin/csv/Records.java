package org.shouxin.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Text;

/**
 * The records of a CSV file (RFC 4180). A quoted cell may hold line breaks, but only when it ends
 * within {@value #MOST_LINES} lines and the record then has the heading's number of cells; else the
 * line on which the quote opens is one faulty record and reading continues with the next line. So
 * an unterminated quote costs one row. Blank lines and lines of nothing but separators are skipped.
 * Not thread-safe.
 */
final class Records {

  /** Lines over which one record may stretch. */
  static final int MOST_LINES = 20;

  private final Lines lines;
  private final Separator separator;
  private final int columns;
  private final List<String> headings;
  private long blank;

  /**
   * @param headings as written; a record that repeats them is faulty
   */
  Records(Lines lines, Separator separator, List<String> headings) {
    this.lines = lines;
    this.separator = separator;
    this.columns = headings.size();
    this.headings = headings.stream().map(Dictionary::key).toList();
  }

  @Nullable RawRow next() throws IOException {
    RawRow raw = record();
    return raw != null && isHeadings(raw)
        ? new RawRow(raw.line(), raw.text(), null, raw.ended(), repeated())
        : raw;
  }

  /** Files are joined with the headings of each, and a byte order mark before them. */
  private boolean isHeadings(RawRow raw) {
    if (headings.size() < 2 || raw.fault() != null || !mayBeHeadings(raw.text())) {
      return false;
    }
    String[] cells = raw.cells() == null ? separator.cut(raw.text()) : raw.cells();
    return cells != null
        && cells.length == columns
        && Arrays.stream(cells).map(Dictionary::key).toList().equals(headings);
  }

  /** Saves cutting every record: the beginning of the headings, and of that the first letter. */
  private boolean mayBeHeadings(String text) {
    String first = headings.get(0);
    int at = 0;
    while (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
    if (!first.isEmpty()
        && isPlain(text, at)
        && Character.toLowerCase(text.charAt(at)) != first.charAt(0)) {
      return false;
    }
    String begun = text.substring(at, Math.min(text.length(), at + first.length()));
    return first.startsWith(Dictionary.key(begun));
  }

  /** Whether a key keeps the character there, but for its case: no accent follows. */
  private static boolean isPlain(String text, int at) {
    return at < text.length()
        && text.charAt(at) < 0x80
        && Character.isLetterOrDigit(text.charAt(at))
        && (at + 1 == text.length()
            || Character.getType(text.charAt(at + 1)) != Character.NON_SPACING_MARK);
  }

  /** Without the byte order mark of a file that was joined to another. */
  private static Line unmarked(Line line) {
    return line.text().startsWith("\ufeff")
        ? new Line(line.number(), line.text().substring(1), line.ended(), line.cut())
        : line;
  }

  /** Why a heading line among the records is no record. */
  static Text repeated() {
    return new Text(
        "重复的标题行（几个文件接在一起？）；请删去这一行",
        "the heading line again, as in files joined together; delete it");
  }

  private @Nullable RawRow record() throws IOException {
    while (true) {
      Line read = lines.next();
      if (read == null) {
        return null;
      }
      Line line = unmarked(read);
      if (isBlank(line.text())) {
        blank++;
        continue;
      }
      if (line.cut()) {
        return faulty(line, tooLong());
      }
      if (line.text().indexOf('"') < 0) {
        return new RawRow(line.number(), line.text(), null, line.ended(), null);
      }
      String[] cells = separator.cut(line.text());
      return cells != null
          ? new RawRow(line.number(), line.text(), cells, line.ended(), null)
          : acrossLines(line);
    }
  }

  long blank() {
    return blank;
  }

  private RawRow acrossLines(Line first) throws IOException {
    ArrayDeque<Line> ahead = new ArrayDeque<>();
    StringBuilder joined = new StringBuilder(first.text());
    while (ahead.size() < MOST_LINES - 1) {
      Line next = lines.next();
      if (next == null) {
        break;
      }
      ahead.addLast(next);
      joined.append('\n').append(next.text());
      if (next.cut() || joined.length() > Lines.LONGEST) {
        break;
      }
      String[] cells = next.text().indexOf('"') < 0 ? null : separator.cut(joined.toString());
      if (cells != null && cells.length == columns) {
        return new RawRow(first.number(), joined.toString(), cells, next.ended(), null);
      }
      if (cells != null) {
        break;
      }
    }
    while (!ahead.isEmpty()) {
      lines.back(ahead.removeLast());
    }
    return faulty(
        first,
        new Text(
            "引号没有配对：单元格以引号开始，却没有在" + MOST_LINES + "行内结束",
            "unterminated quote: a cell begins with a quote that does not end within "
                + MOST_LINES
                + " lines"));
  }

  private static RawRow faulty(Line line, Text fault) {
    return new RawRow(line.number(), line.text(), null, line.ended(), fault);
  }

  private static Text tooLong() {
    return new Text(
        "此行超过 " + Lines.LONGEST + " 个字符",
        "the line is longer than " + Lines.LONGEST + " characters");
  }

  private boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != separator.character() && c != ' ' && c != '\t' && c != '\u3000' && c != '\ufeff') {
        return false;
      }
    }
    return true;
  }
}
