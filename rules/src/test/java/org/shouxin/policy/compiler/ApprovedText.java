package org.shouxin.policy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shouxin.policy.ResourceText;

/**
 * A text that is kept next to the tests, so that a change of it is seen in review. {@code
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
        .isEqualTo(ResourceText.beside(ApprovedText.class, name));
  }
}
