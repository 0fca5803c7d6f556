package org.shouxin.decisions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.web.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * Who is to be decided on, and by which facts.
 *
 * @param policy the policy that decides; without it the routing or the only policy determines it
 * @param asOf the day to decide on, of the years 1900 to 2999; today without it
 * @param customer code of the customer
 * @param facts values by name, Chinese or English label, or alias of the policy's dictionary, in
 *     the units it names there. Numbers as JSON numbers or as text, yes and no as true and false,
 *     days and choices as text; null is missing.
 */
record DecisionRequest(
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @Nullable LocalDate asOf,
    @NotNull
        @Size(min = 1, max = PlainText.LONGEST_CODE)
        @Pattern(regexp = PlainText.ONE_LINE, message = PlainText.ONE_LINE_SAID)
        String customer,
    @NotNull Map<String, JsonNode> facts) {}
