package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.shouxin.facts.FactType;
import org.shouxin.oracle.RandomConditions.Test;
import org.shouxin.policy.Sheets;

/** The dictionary of a random policy and the sheets that work facts out. */
final class RandomFacts {

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book;

  /** Facts about a customer that conditions can ask about. */
  final List<Ask> customer = new ArrayList<>();

  /** Facts about an order that conditions can ask about. */
  final List<Ask> order = new ArrayList<>();

  /** Facts that can be scored. */
  final List<Ask> scorable = new ArrayList<>();

  /** Numbers about a customer that are never missing. */
  final List<String> numbers = new ArrayList<>();

  /** Dates about a customer. */
  final List<String> dates = new ArrayList<>();

  RandomFacts(Random random, RandomConditions conditions, RandomBook book) {
    this.random = random;
    this.conditions = conditions;
    this.book = book;
  }

  void declare(List<String> grades) {
    fact("customer", FactType.TEXT, "refuse", List.of());
    customer.add(fact("name", FactType.TEXT, "not_applied", List.of()));
    boolean foreign = random.nextBoolean();
    String coin = foreign ? coin("coin") : "";
    amount("purchases", "refuse", 10_000, coin, "customer");
    customer.add(Ask.number("purchases", 0, 10_000, false));
    amount("share", "assume", 1000, "", "customer");
    customer.add(Ask.number("share", 0, 1000, false));
    numbers.addAll(List.of("purchases", "share"));
    customer.add(fact("group", FactType.CHOICE, "not_applied", List.of("g0", "g1", "g2")));
    customer.add(fact("previous", FactType.CHOICE, pick("not_applied", "assume"), grades));
    customer.add(fact("season_end", FactType.DATE, pick("not_applied", "assume"), List.of()));
    for (int i = 0; i < 2 + random.nextInt(5); i++) {
      String answer = pick("refuse", "zero_points", "lowest_row", "leave_out", "assume");
      scorable.add(fact("scored_" + i, type(), answer, options("s")));
    }
    customer.addAll(scorable);
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      String answer = pick("not_applied", "not_applied", "assume", "refuse");
      customer.add(fact("other_" + i, type(), answer, options("o")));
    }
    population();
    derive("customer", customer, numbers, scorable);
    if (foreign) {
      rates();
    }
  }

  void declareOrders(List<Ask> conclusions) {
    fact("order", FactType.TEXT, "not_applied", List.of(), "order");
    String coin =
        random.nextBoolean() && !numbers.isEmpty() && hasRates() ? coin("order_coin", "order") : "";
    amount("order_amount", "refuse", 10_000, coin, "order");
    order.add(Ask.number("order_amount", 0, 10_000, false));
    order.add(fact("requested", type(), "not_applied", options("r"), "order"));
    order.add(fact("rush", FactType.YES_NO, "assume", List.of(), "order"));
    List<Ask> asks = new ArrayList<>(order);
    asks.addAll(customer);
    asks.addAll(conclusions);
    List<String> readable = new ArrayList<>(numbers);
    readable.addAll(List.of("order_amount", "order_amount", "credit_limit", "credit_limit"));
    int before = asks.size();
    derive("order", asks, readable, new ArrayList<>());
    order.addAll(asks.subList(before, asks.size()));
  }

  private boolean rated;

  private boolean hasRates() {
    return rated;
  }

  private void rates() {
    rated = true;
    String[][] rows = {
      {"R-1", "USD", "2025-01-01", "", "6.9"},
      {"R-2", "USD", "2026-09-01", "", "7.123456"},
      {"R-3", "USD", "2026-11-01", "", "8"},
      {"R-4", "EUR", "2026-01-01", pick("2026-10-30", "2026-10-31", ""), "7.8"},
      {"R-5", "JPY", "2026-10-31", "2026-10-31", "0.05"},
    };
    for (String[] row : rows) {
      book.row(
          Sheets.RATES,
          row[0],
          "currency",
          row[1],
          "from",
          row[2],
          "until",
          row[3],
          "rate",
          row[4]);
    }
  }

  private String coin(String name) {
    return coin(name, "customer");
  }

  private String coin(String name, String about) {
    if (random.nextInt(3) == 0) {
      fact(name, FactType.TEXT, "not_applied", List.of(), about);
    } else {
      List<String> coins = List.of("CNY", "USD", "EUR", "JPY");
      fact(name, FactType.CHOICE, pick("assume", "not_applied"), coins, about);
    }
    return name;
  }

  private void population() {
    for (int i = 0; i < random.nextInt(4); i++) {
      String name = "figure_" + i;
      String answer = pick("not_applied", "not_applied", "refuse");
      customer.add(fact(name, FactType.NUMBER, answer, List.of(), "customer", 0, 1_000_000_000));
      book.row(
          Sheets.POPULATION,
          name,
          "figure",
          pick("sum", "count", "mean", "share", "rank", "percentile"),
          "of",
          pick("purchases", "share"),
          "within",
          random.nextBoolean() ? "" : "group");
    }
  }

  /** Facts that measures and classes work out from those that are there, and from one another. */
  private void derive(String about, List<Ask> asks, List<String> readable, List<Ask> scored) {
    String prefix = about.equals("order") ? "order_" : "";
    for (int i = 0; i < random.nextInt(4); i++) {
      String name = prefix + (random.nextBoolean() ? "a" : "z") + "_measure_" + i;
      int reach = random.nextInt(4) == 0 ? 5000 : 1_000_000_000;
      fact(name, FactType.NUMBER, "derived", List.of(), about, -reach, reach);
      book.row(
          Sheets.MEASURES,
          name,
          "formula",
          new RandomFormula(random, readable).any(),
          "places",
          String.valueOf(random.nextInt(5)),
          "rounding",
          pick("half_up", "down", "up", "half_even"));
      readable.add(name);
      asks.add(Ask.number(name, -reach, reach, false));
      scored.add(asks.get(asks.size() - 1));
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      String name = prefix + (random.nextBoolean() ? "a" : "z") + "_class_" + i;
      FactType type = random.nextInt(3) == 0 ? FactType.YES_NO : FactType.CHOICE;
      List<String> codes = type == FactType.YES_NO ? List.of() : options("k");
      List<Ask> dimensions = pickAsks(asks, 1 + random.nextInt(3));
      int n = 0;
      for (List<Test> row : conditions.table(dimensions)) {
        List<String> cells = new ArrayList<>(List.of("class", name, "becomes"));
        cells.add(codes.isEmpty() ? pick("yes", "no") : pick(codes.toArray(String[]::new)));
        cells.addAll(RandomConditions.cells(row));
        book.row(Sheets.CLASSES, name + "-" + n++, cells.toArray(String[]::new));
      }
      Ask ask = fact(name, type, "derived", codes, about);
      asks.add(ask);
      scored.add(ask);
    }
  }

  private List<Ask> pickAsks(List<Ask> from, int count) {
    List<Ask> shuffled = new ArrayList<>(from);
    java.util.Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(count, shuffled.size()));
  }

  private FactType type() {
    FactType[] types = {
      FactType.NUMBER, FactType.NUMBER, FactType.YES_NO, FactType.DATE, FactType.CHOICE
    };
    return types[random.nextInt(types.length)];
  }

  private List<String> options(String prefix) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      options.add(prefix + i);
    }
    return options;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void amount(String name, String answer, int high, String currency, String about) {
    declare(name, FactType.NUMBER, answer, List.of(), about, 0, high, currency);
  }

  private Ask fact(String name, FactType type, String answer, List<String> options) {
    return fact(name, type, answer, options, "customer");
  }

  private Ask fact(String name, FactType type, String answer, List<String> options, String about) {
    return fact(name, type, answer, options, about, 0, 1_000);
  }

  private Ask fact(
      String name,
      FactType type,
      String answer,
      List<String> options,
      String about,
      int low,
      int high) {
    List<String> codes = type == FactType.CHOICE ? options : List.of();
    declare(name, type, answer, codes, about, low, high, "");
    boolean absent = !answer.matches("refuse|assume|derived");
    return new Ask(name, type, low, Math.min(high, 1_000_000), codes, absent);
  }

  private void declare(
      String name,
      FactType type,
      String answer,
      List<String> codes,
      String about,
      int low,
      int high,
      String currency) {
    boolean number = type == FactType.NUMBER;
    String assumed =
        switch (type) {
          case NUMBER -> "" + random.nextInt(1000) / 10.0;
          case YES_NO -> pick("yes", "no");
          case DATE -> java.time.LocalDate.of(2026, 6, 1).plusDays(random.nextInt(300)).toString();
          case CHOICE -> codes.get(0);
          case TEXT -> "";
        };
    book.row(
        Sheets.FACTS,
        name,
        "about",
        about.equals("order") ? "order" : "",
        "type",
        type.name().toLowerCase(java.util.Locale.ROOT),
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
}
