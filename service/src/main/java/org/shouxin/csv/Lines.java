package org.shouxin.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a text, ended by LF, CR LF or CR. A line that is longer than allowed is
 * cut, so that no input can fill the memory. Not thread-safe.
 */
final class Lines {

  /** Longest line that is kept complete, in characters. */
  static final int LONGEST = 1 << 20;

  private static final int KEPT_OF_LONG = 200;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private final ArrayDeque<Line> back = new ArrayDeque<>();
  private int at;
  private int end;
  private long number;
  private boolean skipLf;

  Lines(Reader reader) {
    this.reader = reader;
  }

  @Nullable Line next() throws IOException {
    return back.isEmpty() ? read() : back.removeFirst();
  }

  /** Returns a line, so that it is read next. */
  void back(Line line) {
    back.addFirst(line);
  }

  private @Nullable Line read() throws IOException {
    StringBuilder spilled = null;
    boolean cut = false;
    while (true) {
      if (at == end && !fill()) {
        if (spilled == null) {
          return null;
        }
        return new Line(++number, text(spilled, cut), false, cut);
      }
      if (skipLf) {
        skipLf = false;
        if (buffer[at] == '\n') {
          at++;
          continue;
        }
      }
      int stop = at;
      while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
        stop++;
      }
      boolean ended = stop < end;
      if (spilled == null && ended) {
        Line line = new Line(++number, new String(buffer, at, stop - at), true, false);
        pass(stop);
        return line;
      }
      spilled = spilled == null ? new StringBuilder() : spilled;
      int room = LONGEST - spilled.length();
      spilled.append(buffer, at, Math.min(room, stop - at));
      cut |= stop - at > room;
      if (ended) {
        pass(stop);
        return new Line(++number, text(spilled, cut), true, cut);
      }
      at = end;
    }
  }

  private static String text(StringBuilder spilled, boolean cut) {
    return cut ? spilled.substring(0, KEPT_OF_LONG) : spilled.toString();
  }

  private void pass(int stop) {
    skipLf = buffer[stop] == '\r';
    at = stop + 1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
