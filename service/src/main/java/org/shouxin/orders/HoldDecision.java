package org.shouxin.orders;

import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.web.PlainText;

/**
 * A release or a rejection by a person.
 *
 * @param reason why
 * @param validUntil last day of it, not before today
 */
record HoldDecision(
    @NotNull
        @Size(min = 1, max = 1_000)
        @Pattern(regexp = PlainText.WORDS_FORM, message = PlainText.WORDS_SAID)
        String reason,
    @FutureOrPresent @Nullable LocalDate validUntil) {}
