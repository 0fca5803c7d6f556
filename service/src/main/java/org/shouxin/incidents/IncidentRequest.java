package org.shouxin.incidents;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.NamedPolicy;
import org.shouxin.web.PlainText;

/**
 * An incident that is reported.
 *
 * @param policy id of the policy; the routing workbook determines it if not given
 * @param kind what happened; a policy accepts those that its query for facts asks about
 * @param severity how grave it is
 * @param occurredOn the day it happened on, not after today
 * @param note in words
 * @param incident its number; a new one if not given
 */
record IncidentRequest(
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @NotNull IncidentKind kind,
    @Nullable IncidentSeverity severity,
    @NotNull @PastOrPresent LocalDate occurredOn,
    @Size(max = 2_000) @Pattern(regexp = PlainText.WORDS_FORM, message = PlainText.WORDS_SAID)
        @Nullable String note,
    @Size(min = 1, max = 100) @Pattern(regexp = PlainText.CODE_FORM, message = PlainText.CODE_SAID)
        @Nullable String incident)
    implements NamedPolicy {

  /** How grave an incident is. */
  enum IncidentSeverity {
    /** Minor 轻微. */
    MINOR,
    /** Serious 严重. */
    SERIOUS,
    /** Grave 极严重. */
    GRAVE
  }
}
