package org.shouxin.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Sheets;

/** The rows of the facts sheet of a random policy. */
record RandomDictionary(Random random, RandomBook book) {

  /** Declares an amount. */
  void amount(String name, String answer, int high, String currency, String about) {
    declare(name, FactType.NUMBER, false, answer, List.of(), about, 0, high, currency);
  }

  /** Declares a fact about a customer. */
  Ask fact(String name, FactType type, String answer, List<String> options) {
    return fact(name, type, answer, options, "customer");
  }

  /** Declares a fact. */
  Ask fact(String name, FactType type, String answer, List<String> options, String about) {
    return fact(name, type, answer, options, about, 0, 1_000);
  }

  /** Declares a fact; the bounds are for numbers. */
  Ask fact(
      String name,
      FactType type,
      String answer,
      List<String> options,
      String about,
      int low,
      int high) {
    List<String> codes = type == FactType.CHOICE ? options : List.of();
    boolean whole =
        type == FactType.NUMBER
            && name.matches("(?:scored|other)_[024]")
            && !answer.equals("derived");
    declare(name, type, whole, answer, codes, about, low, high, "");
    boolean absent = !answer.matches("refuse|assume|derived");
    return new Ask(name, type, low, Math.min(high, 1_000_000), codes, absent, whole);
  }

  private void declare(
      String name,
      FactType type,
      boolean whole,
      String answer,
      List<String> codes,
      String about,
      int low,
      int high,
      String currency) {
    boolean number = type == FactType.NUMBER;
    String assumed =
        switch (type) {
          case NUMBER -> whole ? "" + random.nextInt(100) : "" + random.nextInt(1000) / 10.0;
          case YES_NO -> pick("yes", "no");
          case DATE -> LocalDate.of(2026, 6, 1).plusDays(random.nextInt(300)).toString();
          case CHOICE -> codes.get(0);
          case TEXT -> "";
        };
    book.row(
        Sheets.FACTS,
        name,
        "about",
        about.equals("order") ? "order" : "",
        "type",
        whole ? "whole" : type.name().toLowerCase(Locale.ROOT),
        "unit_zh",
        name.equals("purchases") ? "元" : "",
        "unit_en",
        name.equals("purchases") ? "CNY" : "",
        "currency",
        currency,
        "low",
        number ? "" + low : "",
        "high",
        number ? "" + high : "",
        "options",
        String.join("; ", codes.stream().map(c -> c + "=" + c + "号/option " + c).toList()),
        "when_missing",
        answer,
        "assumed",
        answer.equals("assume") ? assumed : "");
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
