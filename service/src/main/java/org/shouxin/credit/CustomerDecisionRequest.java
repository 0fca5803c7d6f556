package org.shouxin.credit;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.NamedPolicy;
import org.shouxin.web.PlainText;

/**
 * How a customer of the database is to be decided on.
 *
 * @param policy id of the policy; the routing workbook determines it if not given
 * @param asOf the day by whose knowledge is decided, not after today; today if not given
 */
record CustomerDecisionRequest(
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @PastOrPresent @Nullable LocalDate asOf)
    implements NamedPolicy {}
