package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A text that is kept beside the tests, so that a change of it is seen in review. {@code
 * -Dshouxin.rewrite=true} replaces the kept text by the present one.
 */
final class ApprovedText {

  private ApprovedText() {}

  /** Compares with the kept text, or replaces it. */
  static void check(String name, String actual) throws IOException {
    if (Boolean.getBoolean("shouxin.rewrite")) {
      String folder = ApprovedText.class.getPackageName().replace('.', '/');
      Files.writeString(Path.of("src/test/resources", folder, name), actual);
      return;
    }
    assertThat(actual)
        .as("%s: renew it with -Dshouxin.rewrite=true and review the change", name)
        .isEqualTo(kept(name));
  }

  private static String kept(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ApprovedText.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
