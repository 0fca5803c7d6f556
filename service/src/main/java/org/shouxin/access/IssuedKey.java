package org.shouxin.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key that was issued.
 *
 * @param issued without its secret
 * @param key the key itself, shown this once: it is stored nowhere, and a retry does not get it
 */
record IssuedKey(@JsonUnwrapped ApiKey issued, @Schema(pattern = "^sx_") @Nullable String key) {

  /** The same as it is kept for retries. */
  IssuedKey withoutSecret() {
    return new IssuedKey(issued, null);
  }
}
