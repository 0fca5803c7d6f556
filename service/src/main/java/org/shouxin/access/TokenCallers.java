package org.shouxin.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes a caller of an OAuth2 token. Roles come from a claim ({@code erp} or {@code shouxin.erp})
 * and from scopes ({@code shouxin.erp}). A token issued to a client for itself, whose subject is
 * the client, is a machine; any other is a person.
 */
final class TokenCallers implements Converter<Jwt, AbstractAuthenticationToken> {

  private static final String PREFIX = "shouxin.";

  private final String nameClaim;
  private final String rolesClaim;

  TokenCallers(String nameClaim, String rolesClaim) {
    this.nameClaim = nameClaim;
    this.rolesClaim = rolesClaim;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    String name = token.getClaimAsString(nameClaim);
    if (name == null || name.isBlank() || name.length() > Caller.LONGEST - "jwt:".length()) {
      throw new BadCredentialsException("the token has no usable " + nameClaim);
    }
    return Callers.token(new Caller("jwt:" + name, roles(token), person(token)));
  }

  private Set<Role> roles(Jwt token) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    words(token, rolesClaim).flatMap(word -> role(word).stream()).forEach(roles::add);
    Stream.of("scope", "scp")
        .flatMap(claim -> words(token, claim))
        .filter(TokenCallers::ours)
        .flatMap(word -> role(word).stream())
        .forEach(roles::add);
    return roles;
  }

  private static Stream<String> words(Jwt token, String claim) {
    Object value = token.getClaims().get(claim);
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf);
    }
    return value instanceof String text ? Arrays.stream(text.split(" ", -1)) : Stream.of();
  }

  private static boolean ours(String word) {
    return word.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  private static Optional<Role> role(String word) {
    return Role.of(ours(word) ? word.substring(PREFIX.length()) : word);
  }

  private static boolean person(Jwt token) {
    String subject = token.getSubject();
    return subject == null
        || List.of("client_id", "azp").stream()
            .noneMatch(claim -> subject.equals(token.getClaimAsString(claim)));
  }
}
