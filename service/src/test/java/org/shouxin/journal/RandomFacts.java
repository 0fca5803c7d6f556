package org.shouxin.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;

/** Facts that nobody would think of, all allowed by a dictionary. */
final class RandomFacts {

  private static final String[] TEXTS = {
    "甲公司",
    "\"quoted\" \\ back",
    "line\nnext\ttab",
    "\u0000\u0001\u001f\u007f",
    "😀 emoji 𠀀",
    " blanks ",
    "\u2028\u2029\ufeff",
    "{\"facts\":{}}",
    "İıßﬁ",
    "١٢٣",
    "' or 1=1 --",
    "/</script>"
  };

  private final Random random;

  RandomFacts(long seed) {
    this.random = new Random(seed);
  }

  /** Facts of a customer: most given, none of those that the policy works out. */
  Facts next(Dictionary dictionary) {
    Facts.Builder facts = Facts.of("KH" + text(), dictionary);
    for (Fact fact : dictionary.facts()) {
      if (!fact.derived() && random.nextInt(8) > 0) {
        facts.set(fact, value(fact));
      }
    }
    return facts.build();
  }

  private Object value(Fact fact) {
    return switch (fact.type()) {
      case NUMBER -> number(fact);
      case YES_NO -> random.nextBoolean();
      case DATE -> LocalDate.of(2026, 10, 31).plusDays(random.nextInt(4000) - 3000);
      case CHOICE -> fact.options().get(random.nextInt(fact.options().size())).code();
      case TEXT -> text();
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(1000);
  }

  /** Small and large, on the grid of six places and between its lines, with zeros behind. */
  private BigDecimal number(Fact fact) {
    BigDecimal low = fact.low() == null ? Codes.LARGEST.negate() : fact.low();
    BigDecimal high = fact.high() == null ? Codes.LARGEST : fact.high();
    BigDecimal top = random.nextBoolean() ? high : high.min(low.add(BigDecimal.valueOf(500)));
    int places = random.nextInt(12);
    BigDecimal share = new BigDecimal(new BigInteger(40, random)).movePointLeft(13);
    BigDecimal number =
        low.add(top.subtract(low).multiply(share)).setScale(places, RoundingMode.HALF_UP);
    return fact.allows(number) ? number : low;
  }
}
