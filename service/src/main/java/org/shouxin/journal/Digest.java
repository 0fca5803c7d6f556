package org.shouxin.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over fields that cannot be mistaken for one another: each is preceded by the decimal
 * number of its UTF-8 bytes and a colon, {@code 3:abc}.
 */
final class Digest {

  private final MessageDigest sha256;

  private Digest() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Lower-case hex of the digest of the fields, in their order. */
  static String of(String... fields) {
    Digest digest = new Digest();
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.sha256.update(bytes);
    }
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  /** Lower-case hex of the SHA-256 of bytes. */
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(new Digest().sha256.digest(bytes));
  }
}
