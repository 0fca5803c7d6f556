package org.shouxin.incidents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The kinds of incidents, from {@code incident-kinds.txt} lists them (R29). */
final class IncidentKinds {

  private static final String LIST = "incident-kinds.txt";
  private static final Map<String, Text> KINDS = read();

  private IncidentKinds() {}

  private static Map<String, Text> read() {
    try (InputStream in = IncidentKinds.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("no " + LIST);
      }
      Map<String, Text> kinds = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\\|"))
          .forEach(parts -> kinds.put(parts[0].strip(), text(parts)));
      return kinds;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Text text(String[] parts) {
    return new Text(parts[1].strip(), parts[2].strip());
  }

  /** All codes with their display names. */
  static Map<String, Text> all() {
    return KINDS;
  }

  /**
   * Adds a problem for a kind that a policy does not know: one that its SQL file does not name in
   * quotes. If the file names none, all kinds are accepted.
   *
   * @param sql the file next to the policy's workbook
   */
  static void check(String kind, Path sql, List<Problem> problems) {
    List<String> known = known(sql);
    if (!known.contains(kind)) {
      problems.add(
          new Problem(
              "kind",
              kind.isEmpty()
                  ? new Text("须说明是哪种事件", "the kind of incident is required")
                  : new Text("没有这种事件", "unknown kind of incident"),
              kind,
              Nearest.suggestion(kind, known)));
    }
  }

  private static List<String> known(Path sql) {
    try {
      String text = Files.readString(sql);
      List<String> named =
          KINDS.keySet().stream().filter(kind -> text.contains("'" + kind + "'")).toList();
      return named.isEmpty() ? List.copyOf(KINDS.keySet()) : named;
    } catch (IOException unreadable) {
      return List.copyOf(KINDS.keySet());
    }
  }
}
