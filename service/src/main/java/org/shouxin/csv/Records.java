package org.shouxin.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
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
  private long blank;

  Records(Lines lines, Separator separator, int columns) {
    this.lines = lines;
    this.separator = separator;
    this.columns = columns;
  }

  @Nullable RawRow next() throws IOException {
    while (true) {
      Line line = lines.next();
      if (line == null) {
        return null;
      }
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
      if (c != separator.character() && c != ' ' && c != '\t' && c != '\u3000') {
        return false;
      }
    }
    return true;
  }
}
