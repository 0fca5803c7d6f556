package org.shouxin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its holder sends it: {@code sx_}, the id of the key, {@code _} and 256 random bits.
 * Never printed by accident.
 */
public final class Secret {

  /** How every key begins. */
  static final String PREFIX = "sx_";

  /** Letters of an id. */
  static final int ID = 10;

  private static final Pattern FORM = Pattern.compile("sx_[a-z2-7]{10}_[A-Za-z0-9_-]{43}");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  static Secret random() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Secret(
        PREFIX + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The presented text, if it has the form of a key. */
  static Optional<Secret> of(String presented) {
    return FORM.matcher(presented).matches()
        ? Optional.of(new Secret(presented))
        : Optional.empty();
  }

  /** The id of the key; no secret. */
  String id() {
    return text.substring(PREFIX.length(), PREFIX.length() + ID);
  }

  /** Lower-case hex of the SHA-256; as good as the secret is random. */
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key itself, to be shown once. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return PREFIX + id() + "_…";
  }
}
