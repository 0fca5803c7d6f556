package org.shouxin.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A made-up population of business customers. Customer {@code i} of a seed is always the same,
 * however many are asked for and in whatever order.
 *
 * <p>Good customers are good in most respects and bad ones in several: one hidden soundness drives
 * punctuality, finances and papers, with enough noise to be believed.
 */
public final class Population {

  /**
   * A column of the sample file.
   *
   * @param fact the fact's name
   * @param label its Chinese heading
   */
  public record Column(String fact, String label) {}

  /** The columns, in the order of {@link #customer}. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("customer", "客户编码"),
          new Column("name", "客户名称"),
          new Column("customer_kind", "客户类型"),
          new Column("contract_on_file", "合同备案"),
          new Column("licence_valid_until", "营业执照有效期至"),
          new Column("tax_registered", "税务登记"),
          new Column("safety_permit_valid_until", "安全环保许可证有效期至"),
          new Column("annual_inspection_passed", "年检通过"),
          new Column("capital_matches_volume", "注册资金与业务量匹配"),
          new Column("goods_within_scope", "在经营范围内"),
          new Column("months_trading", "合作月数"),
          new Column("purchases_12m", "近12个月采购额"),
          new Column("avg_monthly_purchases", "月均采购额"),
          new Column("growth_pct", "采购增长率"),
          new Column("purchase_months_12m", "近12个月有采购月数"),
          new Column("on_time_pct", "按期付款率"),
          new Column("contract_fulfilment_pct", "合同履约率"),
          new Column("disputed_pct", "争议发票占比"),
          new Column("mean_days_late", "平均逾期天数"),
          new Column("max_days_late", "最长逾期天数"),
          new Column("max_overdue_days", "当前最长逾期天数"),
          new Column("late_receipts_12m", "近12个月逾期回款次数"),
          new Column("overdue_pct", "逾期占应收比例"),
          new Column("overdue_amount", "逾期金额"),
          new Column("receivables", "应收账款"),
          new Column("registered_capital", "注册资本"),
          new Column("debt_ratio_pct", "资产负债率"),
          new Column("current_ratio", "流动比率"),
          new Column("net_margin_pct", "销售净利率"),
          new Column("years_established", "成立年限"),
          new Column("malicious_arrears", "恶意拖欠"),
          new Column("court_order", "法院执行"),
          new Column("found_unqualified", "认定不合格"));

  private final long seed;
  private final LocalDate asOf;

  /**
   * @param seed the same seed gives the same customers
   * @param asOf the day on which they are looked at; validity dates lie around it
   */
  public Population(long seed, LocalDate asOf) {
    this.seed = seed;
    this.asOf = asOf;
  }

  /**
   * One customer's row.
   *
   * @param number from 1
   * @return a value for each column, empty where the fact is not known
   */
  public String[] customer(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
    double soundness = between(random, 3);
    boolean sporadic = random.nextDouble() < 0.08;
    double size = StrictMath.exp(between(random, 4) * 6 - (sporadic ? 3.5 : 0));
    double monthly = 60_000 * size;
    double reliability =
        Math.max(0.02, Math.min(1, 0.35 + 0.75 * soundness + 0.15 * (random.nextDouble() - 0.5)));
    int months = 1 + (int) (StrictMath.pow(random.nextDouble(), 0.6) * 95);
    Trade trade = new Trade(random, monthly, reliability, months);
    boolean dubious = soundness < 0.25 && random.nextDouble() < 0.12;
    boolean papersKnown = random.nextDouble() > 0.03;
    boolean accountsKnown = random.nextDouble() > (sporadic ? 0.8 : 0.12);
    int years = Math.max((months + 11) / 12, 1 + random.nextInt(24));
    double capital = Math.max(100_000, monthly * (0.5 + 6 * random.nextDouble()));
    return new String[] {
      String.format(Locale.ROOT, "KH%06d", number),
      CompanyNames.draw(random, sporadic),
      sporadic ? "零散用户" : "固定用户",
      yes(!sporadic && random.nextDouble() < 0.93 + 0.06 * soundness),
      papersKnown ? date(random, soundness, 20) : "",
      yes(random.nextDouble() < 0.995),
      papersKnown && random.nextDouble() > 0.02 ? date(random, soundness, 3) : "",
      papersKnown ? yes(random.nextDouble() < 0.96 + 0.04 * soundness) : "",
      yes(random.nextDouble() < 0.95),
      yes(random.nextDouble() < 0.985),
      String.valueOf(months),
      String.valueOf(trade.purchases),
      decimal(trade.purchases / (double) Math.min(12, months), 2),
      trade.firstHalf == 0
          ? ""
          : decimal((trade.secondHalf - trade.firstHalf) * 100.0 / trade.firstHalf, 1),
      String.valueOf(trade.purchaseMonths),
      share(trade.onTime, trade.receipts),
      decimal(Math.min(100, 70 + 26 * soundness + 10 * random.nextDouble()), 1),
      share(trade.disputed, trade.invoices),
      trade.receipts == 0 ? "" : decimal(trade.daysLate / (double) trade.receipts, 2),
      String.valueOf(trade.maxDaysLate),
      String.valueOf(trade.maxOverdueDays),
      String.valueOf(trade.lateReceipts),
      trade.receivables == 0 ? "0" : share(trade.overdue, trade.receivables),
      String.valueOf(trade.overdue),
      String.valueOf(trade.receivables),
      decimal(StrictMath.rint(capital / 100_000) * 100_000, 0),
      accountsKnown ? decimal(88 - 50 * soundness + 18 * (random.nextDouble() - 0.5), 1) : "",
      accountsKnown ? decimal(0.6 + 1.9 * soundness * (0.6 + 0.6 * random.nextDouble()), 2) : "",
      accountsKnown ? decimal(-4 + 12 * soundness + 5 * (random.nextDouble() - 0.5), 1) : "",
      String.valueOf(years),
      yes(dubious && random.nextDouble() < 0.35),
      yes(dubious && random.nextDouble() < 0.25),
      yes(random.nextDouble() < 0.004)
    };
  }

  /** The mean of some even draws: the more, the closer to one half. */
  private static double between(SplittableRandom random, int draws) {
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      sum += random.nextDouble();
    }
    return sum / draws;
  }

  private String date(SplittableRandom random, double soundness, int years) {
    boolean expired = random.nextDouble() < 0.05 * (1 - soundness);
    int days = random.nextInt(years * 365);
    return asOf.plusDays(expired ? -1 - days / 10 : days).toString();
  }

  private static String yes(boolean value) {
    return value ? "是" : "否";
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : decimal(part * 100.0 / whole, 2);
  }

  private static String decimal(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
