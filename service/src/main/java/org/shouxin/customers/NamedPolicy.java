package org.shouxin.customers;

import org.jspecify.annotations.Nullable;

/** A body that may name the policy that decides; {@link Customers#check} looks at it. */
public interface NamedPolicy {

  /** Id of the policy; null for the one that the routing names. */
  @Nullable String policy();
}
