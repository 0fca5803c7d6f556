package org.shouxin.decisions;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Many to be decided on, each for itself.
 *
 * @param decisions 1 to 1,000
 */
record DecisionBatch(
    @NotNull
        @Size(min = 1, max = DecisionBatch.MOST)
        @ArraySchema(schema = @Schema(implementation = DecisionRequest.class))
        List<JsonNode> decisions) {

  private static final int MOST = 1_000;
}
