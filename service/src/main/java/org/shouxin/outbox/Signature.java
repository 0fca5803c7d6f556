package org.shouxin.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver who sent an event and when: header {@code Shouxin-Signature:
 * t=SECONDS,v1=HEX}, the HMAC-SHA256 by the webhook's secret of {@code SECONDS.BODY} in UTF-8. A
 * receiver compares it and rejects what is too old.
 */
final class Signature {

  static final String HEADER = "Shouxin-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The content of the header. */
  static String of(String secret, Instant moment, String body) {
    long seconds = moment.getEpochSecond();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
