package org.shouxin.operations;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The files that describe what types do not: what every call shares, and examples. */
final class DescriptionFiles {

  private static final String COMMON = "common.yaml";
  private static final String FOLDER = "openapi/";
  private static final Pattern DAY = Pattern.compile("\\{today(?:\\+(\\d+))?}");

  private DescriptionFiles() {}

  /**
   * What every call shares.
   *
   * @param today what days of examples are counted from
   */
  static OpenAPI common(LocalDate today) {
    try {
      return Yaml31.mapper().readValue(dated(text(COMMON), today), OpenAPI.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(COMMON, unreadable);
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
