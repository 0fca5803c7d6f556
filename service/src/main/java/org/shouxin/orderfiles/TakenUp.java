package org.shouxin.orderfiles;

import java.math.BigDecimal;

/**
 * What one or several open orders use of a limit, in the policy's currency. What is paid for an
 * order belongs to it up to its amount; anything above stays a receipt on account.
 *
 * @param amount of the orders
 * @param paid for them, from 0 to the amount
 */
public record TakenUp(BigDecimal amount, BigDecimal paid) {

  /** No order. */
  public static final TakenUp NOTHING = new TakenUp(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Takes what is paid into the bounds. */
  public TakenUp {
    paid = paid.max(BigDecimal.ZERO).min(amount);
  }

  /** What is still to be paid. */
  public BigDecimal unpaid() {
    return amount.subtract(paid);
  }

  /** Both together. */
  public TakenUp plus(TakenUp more) {
    return new TakenUp(amount.add(more.amount), paid.add(more.paid));
  }
}
