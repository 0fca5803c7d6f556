package org.shouxin.requirements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.shouxin.problem.Text;

/**
 * A requirement.
 *
 * @param number its permanent number, {@code R1}
 * @param title what is required, in one line
 * @param awaits what of it is still to come; empty for nothing
 */
record Requirement(String number, Text title, Text awaits) {

  /** All of them, by number. */
  static List<Requirement> all() {
    try (InputStream in =
        Objects.requireNonNull(Requirement.class.getResourceAsStream("requirements.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(Requirement::of)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Requirement of(String line) {
    String[] parts = line.split(" \\+ ", -1);
    String[] cells = parts[0].split(" \\| ", -1);
    String[] awaits = parts.length > 1 ? parts[1].split(" \\| ", -1) : new String[] {"", ""};
    return new Requirement(
        cells[0].strip(),
        new Text(cells[1].strip(), cells[2].strip()),
        new Text(awaits[0].strip(), awaits[awaits.length - 1].strip()));
  }
}
