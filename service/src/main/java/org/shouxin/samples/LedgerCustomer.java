package org.shouxin.samples;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.SocialCreditCode;

/**
 * The profile of a customer of the ledger. One hidden quality factor determines punctuality,
 * finances and papers.
 */
final class LedgerCustomer {

  private static final List<String> SURNAMES =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高");
  private static final List<String> GIVEN =
      List.of("伟", "芳", "建国", "秀英", "志强", "敏", "国庆", "丽华", "军", "海燕", "文博", "晓东");
  private static final int MOST_MONTHS = 119;
  private static final int GROUP_BLOCK = 50;
  private static final int FIRST_OF_GROUP = 4;

  final int number;
  final String code;
  final SeededRandom random;
  final LocalDate through;
  final BusinessLine line;
  final double soundness;
  final boolean sporadic;
  final int months;
  final LocalDate firstDealt;
  final double monthly;
  final String currency;
  final String goodsKind;
  final String clerk;
  final boolean dubious;
  final long capital;

  LedgerCustomer(int number, long seed, LocalDate through) {
    this.number = number;
    this.code = SamplePopulation.code(number);
    this.random = new SeededRandom(seed, number);
    this.through = through;
    this.line = BusinessLine.of(number);
    this.soundness = 0.1 + 0.9 * random.middling(2);
    this.sporadic = line == BusinessLine.NONFERROUS && random.chance(0.08);
    this.months = 1 + (int) (StrictMath.pow(random.share(), 0.8) * MOST_MONTHS);
    this.firstDealt = through.minusMonths(months).minusDays(random.below(20));
    this.monthly =
        line.leastMonthly * StrictMath.exp(random.middling(4) * line.spread - (sporadic ? 3 : 0));
    this.currency =
        line == BusinessLine.GROUP && random.chance(0.15)
            ? random.oneOf(List.of("USD", "EUR"))
            : "CNY";
    this.goodsKind =
        line != BusinessLine.DIRECT_SUPPLY
            ? ""
            : random.chance(0.7) ? "ordinary" : random.oneOf(List.of("cold", "hazardous"));
    this.clerk = person();
    this.dubious = soundness < 0.4 && random.chance(0.35);
    this.capital = SamplePopulation.capital(monthly * random.between(0.8, 8) * (0.4 + soundness));
  }

  /** Whether it is a new customer that has not been recognised yet. */
  boolean isNew() {
    return line == BusinessLine.DEVELOPMENT;
  }

  /** When it was written down first. */
  LocalDate recordedOn() {
    return isNew() ? through.minusDays(30 + number * 37L % 200) : firstDealt;
  }

  /** A number for one of its papers, invoices ... : sign, customer, running number. */
  String numbered(String sign, int running) {
    return sign + code.substring(2) + (running < 10 ? "-0" : "-") + running;
  }

  String person() {
    return random.oneOf(SURNAMES) + random.oneOf(GIVEN);
  }

  /** A day up to so many days before the last one. */
  LocalDate daysAgo(int least, int most) {
    return through.minusDays(least + random.below(most - least + 1));
  }

  void write(LedgerFiles files) {
    LocalDate known = recordedOn();
    boolean coded = !random.chance(0.02);
    files.row(
        LedgerTable.CUSTOMER,
        code,
        coded && !sporadic ? creditCode() : null,
        isNew() ? null : firstDealt,
        known);
    String place = CompanyNames.place(random);
    String name = CompanyNames.of(place, random, sporadic);
    String representative = person();
    String industry = random.oneOf(line.industries);
    String role = random.chance(0.45) ? "end_user" : "dealer";
    LocalDate established = known.minusDays(300L + random.below(9_000));
    boolean moved = known.isBefore(through.minusDays(400)) && random.chance(0.12);
    profile(
        files,
        known,
        name,
        role,
        representative,
        moved ? capital / 2 : capital,
        established,
        place,
        industry);
    if (moved) {
      profile(
          files,
          daysAgo(20, 300),
          name,
          role,
          random.chance(0.4) ? person() : representative,
          capital,
          established,
          place,
          industry);
    }
  }

  private void profile(
      LedgerFiles files,
      LocalDate from,
      String name,
      String role,
      String representative,
      long registered,
      LocalDate established,
      String place,
      String industry) {
    files.row(
        LedgerTable.CUSTOMER_PROFILE,
        code,
        from,
        name,
        line.code,
        isNew() ? "new" : "recognised",
        sporadic ? "sporadic" : "regular",
        role,
        representative,
        registered,
        established,
        place,
        industry,
        parent(),
        currency,
        clerk);
  }

  /** Parent company: among fifty, the first of the group line has some of the others. */
  private @Nullable String parent() {
    int first = (number - 1) / GROUP_BLOCK * GROUP_BLOCK + FIRST_OF_GROUP;
    boolean member = line == BusinessLine.GROUP && number % 3 == 0 && number > first;
    return member || line == BusinessLine.GROUP && number == first
        ? SamplePopulation.code(first)
        : null;
  }

  /** Valid by its check character; of an administrative division that does not exist. */
  private String creditCode() {
    String letters = SocialCreditCode.alphabet();
    StringBuilder body = new StringBuilder("91990000MA");
    int rest = number;
    StringBuilder serial = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      serial.insert(0, letters.charAt(rest % letters.length()));
      rest /= letters.length();
    }
    body.append(serial).append(letters.charAt(number * 7 % letters.length()));
    return body.append(SocialCreditCode.check(body.toString())).toString();
  }
}
