package org.shouxin.operations;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The files that describe what types do not: what every call shares, and examples. */
final class DescriptionFiles {

  private static final String FOLDER = "openapi/";
  private static final Pattern DAY = Pattern.compile("\\{today(?:\\+(\\d+))?}");

  private DescriptionFiles() {}

  /**
   * What every call shares.
   *
   * @param today what days of examples are counted from
   */
  static OpenAPI common(LocalDate today) {
    return read("common.yaml", today, new TypeReference<>() {});
  }

  /** The examples, by operation. */
  static Map<String, ApiExamples> examples(LocalDate today) {
    return read("examples.yaml", today, new TypeReference<>() {});
  }

  private static <T> T read(String name, LocalDate today, TypeReference<T> type) {
    try (InputStream in = DescriptionFiles.class.getResourceAsStream(FOLDER + name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String dated =
          DAY.matcher(text)
              .replaceAll(
                  found ->
                      today
                          .plusDays(found.group(1) == null ? 0 : Integer.parseInt(found.group(1)))
                          .toString());
      return Yaml31.mapper().readValue(dated, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
