package org.shouxin.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * A made-up population of business customers that a policy for the metals trade can grade. Customer
 * {@code i} of a seed is always the same, however many are requested, in whatever order, on every
 * machine.
 *
 * <p>Good customers are good in most respects and bad ones in several: one hidden quality factor
 * drives punctuality, finances and papers, with enough noise to be believed. Thread-safe.
 */
final class SamplePopulation {

  /** A column of a sample file: the fact's name and its heading. */
  record Column(String fact, Text heading) {}

  /** The columns, in the order of {@link #customer}. */
  static final List<Column> COLUMNS = columns();

  /** Registered capital as companies choose it, in units of 10,000 yuan. */
  private static final int[] CAPITALS = {
    10, 30, 50, 100, 200, 300, 500, 800, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000, 20_000, 50_000
  };

  private final long seed;
  private final LocalDate asOf;
  private final Language language;

  /**
   * @param seed the same seed gives the same customers
   * @param asOf the as-of date; validity dates lie around it
   * @param language of the options and of yes and no; names and places are Chinese always
   */
  SamplePopulation(long seed, LocalDate asOf, Language language) {
    this.seed = seed;
    this.asOf = asOf;
    this.language = language;
  }

  /**
   * One customer's row.
   *
   * @param number from 1
   * @return a value for each column, empty where the fact is not known
   */
  String[] customer(int number) {
    SeededRandom random = new SeededRandom(seed, number);
    double soundness = 0.15 + 0.85 * random.middling(2);
    boolean sporadic = random.chance(0.06);
    boolean dubious = soundness < 0.35 && random.chance(0.2);
    boolean papersKnown = !random.chance(0.025);
    boolean statementsKnown = !random.chance(sporadic ? 0.6 : 0.04);
    String place = CompanyNames.place(random);
    int months = 1 + (int) (StrictMath.pow(random.share(), 0.8) * 119);
    double monthly = 60_000 * StrictMath.exp(random.middling(4) * 6 - (sporadic ? 3 : 0));
    SampleTrade trade = new SampleTrade(random, monthly, soundness, months);
    int years = Math.max((months + 11) / 12, 1 + random.below(28));
    long capital = capital(monthly * random.between(0.8, 8) * (0.4 + soundness));
    return new String[] {
      code(number),
      CompanyNames.of(place, random, sporadic),
      word("有色金属", "Nonferrous metals"),
      sporadic ? word("零散用户", "Sporadic") : word("正式客户", "Regular"),
      place,
      yes(!sporadic && random.chance(0.96 + 0.04 * soundness)),
      papersKnown ? date(random, soundness, 20) : "",
      yes(!random.chance(0.004)),
      papersKnown && !random.chance(0.015) ? date(random, soundness, 3) : "",
      papersKnown ? yes(random.chance(0.97 + 0.03 * soundness)) : "",
      yes(capital * 25 >= trade.purchases),
      yes(!random.chance(0.008)),
      String.valueOf(months),
      String.valueOf(trade.invoices),
      String.valueOf(trade.purchases),
      String.valueOf(trade.purchaseMonths),
      trade.purchaseMonths == 0 ? "0" : ratio(trade.purchases, trade.purchaseMonths, 2),
      months < 12 || trade.firstHalf == 0
          ? ""
          : ratio((trade.secondHalf - trade.firstHalf) * 100, trade.firstHalf, 1),
      ratio(trade.onTime * 100L, trade.receipts, 2),
      fixed(Math.min(100, 83 + 15 * soundness + random.between(0, 6)), 1),
      ratio(trade.disputed * 100L, trade.invoices, 2),
      ratio(trade.daysLate, trade.receipts, 2),
      String.valueOf(trade.maxDaysLate),
      String.valueOf(trade.lateReceipts),
      String.valueOf(trade.receivables),
      String.valueOf(trade.overdue),
      trade.receivables == 0 ? "0" : ratio(trade.overdue * 100, trade.receivables, 2),
      String.valueOf(trade.maxOverdueDays),
      String.valueOf(capital),
      statementsKnown ? fixed(88 - 60 * soundness + random.between(-10, 10), 1) : "",
      statementsKnown ? fixed(0.6 + 1.7 * soundness * random.between(0.6, 1.3), 2) : "",
      statementsKnown ? fixed(-2.5 + 9 * soundness + random.between(-2, 2), 1) : "",
      String.valueOf(years),
      yes(dubious && random.chance(trade.overdue > 0 ? 0.7 : 0.3)),
      yes(dubious && random.chance(0.3)),
      yes(random.chance(dubious ? 0.1 : 0.001))
    };
  }

  private static List<Column> columns() {
    try (InputStream in = SamplePopulation.class.getResourceAsStream("columns.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .map(cells -> new Column(cells[0], new Text(cells[1], cells[2])))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String code(int number) {
    String digits = Integer.toString(number);
    return "KH" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /** The registered capital that a company of about so much has. */
  static long capital(double wished) {
    int chosen = CAPITALS[0];
    for (int capital : CAPITALS) {
      if (capital * 10_000.0 <= wished) {
        chosen = capital;
      }
    }
    return chosen * 10_000L;
  }

  private String date(SeededRandom random, double soundness, int years) {
    boolean expired = random.chance(0.03 * (1 - soundness));
    int days = random.below(years * 365);
    return asOf.plusDays(expired ? -1 - days / 10 : days).toString();
  }

  private String yes(boolean value) {
    return value ? word("是", "yes") : word("否", "no");
  }

  private String word(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }

  /** The quotient rounded half up, away from zero below it; empty if undefined. */
  private static String ratio(long part, long whole, int places) {
    if (whole == 0) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(part);
    return exact.divide(BigDecimal.valueOf(whole), places, RoundingMode.HALF_UP).toPlainString();
  }

  private static String fixed(double value, int places) {
    double scaled = value;
    for (int i = 0; i < places; i++) {
      scaled *= 10;
    }
    return BigDecimal.valueOf(Math.round(scaled), places).toPlainString();
  }
}
