package org.shouxin.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who calls, as records name them.
 *
 * @param name {@code key:NAME}, {@code jwt:SUBJECT} or {@code command:USER}; at most 128 characters
 * @param roles of the caller
 * @param person whether the caller is a person, who must state a purpose to open a file (R31)
 */
public record Caller(String name, Set<Role> roles, boolean person)
    implements AuthenticatedPrincipal {

  /** Longest name that records keep. */
  static final int LONGEST = 128;

  public Caller {
    roles = Set.copyOf(roles);
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException("a caller's name is longer than " + LONGEST);
    }
  }

  @Override
  public String getName() {
    return name;
  }

  /** The user who runs a command on the machine: access to the machine is full access. */
  public static Caller command() {
    String name = "command:" + System.getProperty("user.name", "");
    return new Caller(
        name.substring(0, Math.min(LONGEST, name.length())), EnumSet.allOf(Role.class), false);
  }

  /** The caller on whose request background work is done later, so that records name them. */
  public static Caller starter(String name) {
    return new Caller(name, EnumSet.allOf(Role.class), false);
  }

  /** Whether the caller has this role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether the caller has one of these roles. */
  public boolean isAny(Collection<Role> some) {
    return some.stream().anyMatch(roles::contains);
  }
}
