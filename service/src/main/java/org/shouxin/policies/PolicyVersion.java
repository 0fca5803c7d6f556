package org.shouxin.policies;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Policy;

/**
 * A version of a policy, wherever it matters which version decided; elsewhere {@code policy} is the
 * id alone.
 *
 * @param id of the policy
 * @param version its number; not there when the archive no longer has its text
 * @param sha256 of its text; the same digest decides the same
 */
public record PolicyVersion(
    String id, @Nullable Integer version, @Schema(pattern = "^[0-9a-f]{64}$") String sha256) {

  /** Of a policy. */
  public static PolicyVersion of(Policy policy) {
    return new PolicyVersion(policy.identity().id(), policy.identity().version(), policy.sha256());
  }
}
