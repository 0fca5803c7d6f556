package org.shouxin.journal;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The policy that decided, as it was recorded.
 *
 * @param id of the policy
 * @param sha256 of its text; the same digest decides the same
 */
public record RecordedPolicy(String id, @Schema(pattern = "^[0-9a-f]{64}$") String sha256) {}
