package org.shouxin.runs;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.NamedPolicy;
import org.shouxin.web.PlainText;

/**
 * Which runs to start.
 *
 * @param policy id of the policy; all policies without it
 * @param asOf the day to decide on, not after today
 * @param force grades again what is already graded as of that day; false without it
 */
record RunRequest(
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @NotNull @PastOrPresent LocalDate asOf,
    @Nullable Boolean force)
    implements NamedPolicy {}
