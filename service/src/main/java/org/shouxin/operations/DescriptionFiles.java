package org.shouxin.operations;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that describe what springdoc cannot see, one per area; {@code index.txt} names them.
 */
final class DescriptionFiles {

  private static final String FOLDER = "openapi/";
  private static final Pattern DAY = Pattern.compile("\\{today(?:\\+(\\d+))?}");

  private DescriptionFiles() {}

  /**
   * Reads them all, in their order.
   *
   * @param today what days of examples are counted from
   */
  static List<OpenAPI> read(LocalDate today) {
    return text("index.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(name -> parsed(dated(text(name), today), name))
        .toList();
  }

  private static OpenAPI parsed(String text, String name) {
    try {
      return Yaml31.mapper().readValue(text, OpenAPI.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  static String dated(String text, LocalDate today) {
    return DAY.matcher(text)
        .replaceAll(
            found ->
                today
                    .plusDays(found.group(1) == null ? 0 : Integer.parseInt(found.group(1)))
                    .toString());
  }

  static String text(String name) {
    try (InputStream in = DescriptionFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
