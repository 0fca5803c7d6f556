package org.shouxin.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.shouxin.problem.RefusedException;

/**
 * A sound policy that has rows in every sheet and uses every column, for tests; edited with {@link
 * SmallPolicy#with}.
 */
public final class WholePolicy {

  private WholePolicy() {}

  /** The text rendering. */
  public static String text() {
    try (InputStream in =
        Objects.requireNonNull(WholePolicy.class.getResourceAsStream("whole.policy.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy, compiled. */
  public static Policy policy() {
    try {
      return SmallPolicy.compile(text());
    } catch (RefusedException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    }
  }
}
