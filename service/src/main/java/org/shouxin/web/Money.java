package org.shouxin.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.shouxin.facts.Codes;

/**
 * An amount of money.
 *
 * @param amount exact
 * @param currency code of the currency, CNY; XXX (no currency, ISO 4217) where the policy of that
 *     time can no longer be read
 */
public record Money(BigDecimal amount, @Schema(pattern = "^[A-Z]{3}$") String currency) {

  /** An amount written plainly, without trailing zeros. */
  public static Money of(BigDecimal amount, String currency) {
    return new Money(Codes.plain(amount), currency);
  }
}
