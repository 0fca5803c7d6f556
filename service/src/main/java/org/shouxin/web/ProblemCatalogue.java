package org.shouxin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.shouxin.problem.Text;

/** What {@code problems.txt} says of each kind of problem. Immutable. */
final class ProblemCatalogue {

  private static final String FILE = "problems.txt";
  private static final int COLUMNS = 6;
  private static final Map<ProblemCode, ProblemKind> ENTRIES = read();

  /**
   * A kind of problem.
   *
   * @param type its URI
   * @param code by which programs know it
   * @param statuses the HTTP statuses with which it is answered
   * @param title what it is called
   * @param remedy what to do about it
   */
  record ProblemKind(
      String type, ProblemCode code, List<Integer> statuses, Text title, Text remedy) {}

  private ProblemCatalogue() {}

  /** What is said of a kind of problem. */
  static ProblemKind kind(ProblemCode code) {
    return Objects.requireNonNull(ENTRIES.get(code));
  }

  private static Map<ProblemCode, ProblemKind> read() {
    Map<ProblemCode, ProblemKind> entries = new EnumMap<>(ProblemCode.class);
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(ProblemCatalogue::kind)
        .forEach(
            entry -> {
              if (entries.put(entry.code(), entry) != null) {
                throw new IllegalStateException(FILE + " has twice: " + entry.code());
              }
            });
    if (entries.size() != ProblemCode.values().length) {
      throw new IllegalStateException(FILE + " has only " + entries.keySet());
    }
    return entries;
  }

  private static ProblemKind kind(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != COLUMNS) {
      throw new IllegalStateException(FILE + ": " + line);
    }
    ProblemCode code = ProblemCode.valueOf(cells.get(0).toUpperCase(Locale.ROOT));
    return new ProblemKind(
        code.type(),
        code,
        Arrays.stream(cells.get(1).split(" ", -1)).map(Integer::valueOf).toList(),
        new Text(cells.get(2), cells.get(3)),
        new Text(cells.get(4), cells.get(5)));
  }

  private static String text() {
    try (InputStream in = ProblemCatalogue.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
