package org.shouxin.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls, as records name them.
 *
 * @param name {@code key:NAME}, {@code jwt:SUBJECT} or {@code command:USER}; at most 128 characters
 * @param roles what the caller is
 * @param person whether a person calls, who states a purpose before opening a file (R31)
 */
public record Caller(String name, Set<Role> roles, boolean person) {

  /** Longest name that records keep. */
  static final int LONGEST = 128;

  public Caller {
    roles = Set.copyOf(roles);
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException("a caller's name is longer than " + LONGEST);
    }
  }

  /** Whoever runs a command on the machine itself: access to the machine is all the access. */
  public static Caller command() {
    String name = "command:" + System.getProperty("user.name", "");
    return new Caller(
        name.substring(0, Math.min(LONGEST, name.length())), EnumSet.allOf(Role.class), false);
  }

  /** Whoever asked for what is done later in the background, so that records name them. */
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
