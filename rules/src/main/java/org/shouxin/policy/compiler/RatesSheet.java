package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Rate;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the rates of foreign currencies. */
final class RatesSheet {

  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private RatesSheet() {}

  /**
   * @param own the policy's currency, null when it cannot be read
   */
  static List<Rate> compile(Compilation compilation, @Nullable String own) {
    List<Rate> rates = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    for (RowReader row : compilation.rows(Sheets.RATES)) {
      String currency = currency(row, own);
      LocalDate from = row.day("from");
      LocalDate until = row.day("until");
      BigDecimal rate = row.number("rate", Text.NONE, SMALLEST, Codes.LARGEST);
      if (from != null && until != null && until.isBefore(from)) {
        row.problem(
            "until",
            new Text("“有效至”早于“起用日”", "it ends before it begins"),
            new Text("不早于 " + from, "not before " + from));
      }
      if (currency == null || from == null || rate == null) {
        continue;
      }
      String before = places.putIfAbsent(currency + from, row.place("from"));
      if (before != null) {
        row.problem(
            "from",
            new Text(
                currency + " 自同一天起的汇率已见于 " + before,
                "the rate of " + currency + " from that day is already given at " + before),
            new Text("每个币种每天一行", "one row per currency and day"));
      }
      rates.add(new Rate(row.ref(), currency, from, until, rate, row.raw("source")));
    }
    return rates;
  }

  private static @Nullable String currency(RowReader row, @Nullable String own) {
    String currency = row.raw("currency");
    if (row.empty("currency")) {
      return null;
    }
    if (!currency.matches("[A-Z]{3}")) {
      row.problem("currency", new Text("写法有误", "invalid format"), Text.same("USD, EUR"));
      return null;
    }
    if (currency.equals(own)) {
      row.problem(
          "currency",
          new Text("这是政策自己的币种，汇率为 1", "this is the policy's own currency, its rate is 1"),
          new Text("外币", "a foreign currency"));
    }
    return currency;
  }
}
