package org.shouxin.policy.compiler;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Rate;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Checks which facts hold the currency of others, and that every currency has a rate. */
final class Currencies {

  private static final Text CURRENCY_FACTS =
      new Text("选项或文字类型的事实，不由表推算", "a choice or text that no sheet derives");

  private Currencies() {}

  /** The names of the facts that hold a currency, as the dictionary's facts name them. */
  static Dictionary named(Dictionary facts) {
    return new Dictionary(
        facts.facts().stream()
            .map(
                fact -> {
                  Fact currency = fact.currency() == null ? null : find(facts, fact.currency());
                  return currency == null ? fact : renamed(fact, currency.name());
                })
            .toList());
  }

  private static @Nullable Fact find(Dictionary facts, String name) {
    return facts.find(name).orElse(null);
  }

  private static Fact renamed(Fact fact, String currency) {
    return new Fact(
        fact.name(),
        fact.label(),
        fact.aliases(),
        fact.type(),
        fact.unit(),
        fact.low(),
        fact.high(),
        fact.options(),
        fact.whenMissing(),
        fact.assumed(),
        fact.about(),
        currency,
        fact.whole(),
        fact.missingMarks(),
        fact.slot());
  }

  /**
   * Reports problems of the column that names currencies.
   *
   * @param own the policy's currency, null when it cannot be read
   */
  static void check(
      Compilation compilation, Dictionary facts, List<Rate> rates, @Nullable String own) {
    Set<String> rated = new TreeSet<>();
    rates.forEach(rate -> rated.add(rate.currency()));
    for (RowReader row : compilation.rows(Sheets.FACTS)) {
      Fact amount = find(facts, row.id());
      Fact currency = compilation.fact(row, "currency", facts);
      if (amount == null || currency == null || compilation.isBroken(amount.name())) {
        continue;
      }
      if (amount.type() != FactType.NUMBER || amount.whole() || amount.derived()) {
        row.problem(
            "currency",
            new Text("只有来源给出的数字才有币种", "only numbers from a source have a currency"),
            new Text("留空", "empty"));
      } else if ((currency.type() != FactType.CHOICE && currency.type() != FactType.TEXT)
          || currency.derived()) {
        row.problem(
            "currency",
            new Text(
                "“" + currency.label().zh() + "”不能说明币种",
                currency.label().en() + " cannot name a currency"),
            CURRENCY_FACTS);
      } else if (currency.about() == Fact.About.ORDER && amount.about() == Fact.About.CUSTOMER) {
        row.problem(
            "currency",
            new Text(
                "客户的金额不能看订单的币种", "an amount of a customer cannot be in the currency of an order"),
            CURRENCY_FACTS);
      } else if (own != null) {
        unrated(compilation, currency, rated, own);
      }
    }
  }

  private static void unrated(
      Compilation compilation, Fact currency, Set<String> rated, String own) {
    List<String> without =
        currency.options().stream()
            .map(Fact.Option::code)
            .filter(code -> !code.equals(own) && !rated.contains(code))
            .toList();
    if (without.isEmpty() || compilation.isBroken(currency.name())) {
      return;
    }
    compilation.breaks(currency.name());
    Set<String> known = new TreeSet<>(rated);
    known.add(own);
    for (RowReader row : compilation.rows(Sheets.FACTS)) {
      if (row.id().equals(currency.name())) {
        row.problem(
            "options",
            new Text(
                "币种 " + String.join("、", without) + " 没有汇率",
                "no rate for " + String.join(", ", without)),
            new Text(
                String.join("、", known) + "，或在汇率表增加一行",
                String.join(", ", known) + ", or a row of the rates sheet"));
      }
    }
  }
}
