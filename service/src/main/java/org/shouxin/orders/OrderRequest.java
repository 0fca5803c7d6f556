package org.shouxin.orders;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.CodeReader;
import org.shouxin.web.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * An order to be checked. Days and payment that the policy does not use are ignored, so that an
 * order system can send the same to every policy.
 *
 * @param order its number; sent again, it is checked again. A slash is %2F in paths.
 * @param customer code of its customer
 * @param policy id of the policy; without it the one that decides on the customer
 * @param amount of the order, in its currency
 * @param currency of the amount, by its code such as CNY in any letter case or as the policy calls
 *     it; the policy's own without it
 * @param requestedDays days of credit asked for
 * @param prepaid already paid for this order, in its currency
 * @param orderDate day of the order: the day as of which it is checked, or left out
 * @param asOf a past day: the order is checked against what was known and in force on it, and
 *     nothing comes of that. Without it the order is checked and recorded as of today.
 * @param facts further facts about the order that the policy uses, by name, label or alias. What
 *     the database supplies, and what exempts an order from the checks, is refused.
 */
record OrderRequest(
    @NotNull
        @Size(min = 1, max = CodeReader.LONGEST_ORDER)
        @Pattern(regexp = PlainText.CODE_FORM, message = PlainText.CODE_SAID)
        String order,
    @NotNull @Size(min = 1, max = PlainText.LONGEST_CODE) String customer,
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @NotNull @Positive BigDecimal amount,
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String currency,
    @PositiveOrZero @Nullable Integer requestedDays,
    @PositiveOrZero @Nullable BigDecimal prepaid,
    @Nullable LocalDate orderDate,
    @Nullable LocalDate asOf,
    @Nullable Map<String, JsonNode> facts) {}
