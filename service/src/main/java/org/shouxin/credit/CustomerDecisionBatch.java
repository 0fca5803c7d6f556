package org.shouxin.credit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.NamedPolicy;
import org.shouxin.web.PlainText;

/**
 * Customers of the database to be decided on, each by itself.
 *
 * @param customers 1 to 1,000 codes
 * @param policy id of the policy; the routing workbook determines it if not given
 * @param asOf the day by whose knowledge is decided, not after today; today if not given
 */
record CustomerDecisionBatch(
    @NotNull @Size(min = 1, max = CustomerDecisionBatch.MOST) List<@NotNull String> customers,
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @PastOrPresent @Nullable LocalDate asOf)
    implements NamedPolicy {

  private static final int MOST = 1_000;
}
