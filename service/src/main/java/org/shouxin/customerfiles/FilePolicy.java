package org.shouxin.customerfiles;

import org.shouxin.policy.Policy;

/**
 * A policy that decides on rows of a file.
 *
 * @param policy the policy
 * @param headings the file's headings as the policy's dictionary reads them
 */
public record FilePolicy(Policy policy, FileHeadings headings) {

  /** The policy's id. */
  public String id() {
    return policy.identity().id();
  }
}
