package org.shouxin.customers;

import org.shouxin.policy.Policy;

/**
 * A policy that decides on rows of a file.
 *
 * @param policy the policy
 * @param headings the file's headings as the policy's dictionary reads them
 */
public record Desk(Policy policy, Headings headings) {

  /** The policy's id. */
  public String id() {
    return policy.identity().id();
  }
}
