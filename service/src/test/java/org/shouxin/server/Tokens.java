package org.shouxin.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import org.shouxin.access.Role;

/** Tokens of the company's directory, which services of tests trust. */
public final class Tokens {

  private static final KeyPair PAIR = pair();

  private Tokens() {}

  /** A token that a person would get from the company's directory. */
  public static String of(String subject, Role... roles) {
    return of(
        new JWTClaimsSet.Builder()
            .subject(subject)
            .claim("roles", Arrays.stream(roles).map(Role::code).toList())
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build());
  }

  /** A token with these claims. */
  public static String of(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
      token.sign(new RSASSASigner(PAIR.getPrivate()));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes what tokens are checked with. */
  static Path publicKey(Path folder) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(PAIR.getPublic().getEncoded());
    return Files.writeString(
        folder.resolve("issuer.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
  }
}
