package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.shouxin.facts.FactType;
import org.shouxin.oracle.RandomConditions.Test;
import org.shouxin.policy.Sheets;

/** The dictionary of a random policy and the sheets that work facts out. */
final class RandomFacts {

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book;
  private final RandomDictionary dictionary;

  /** Facts about a customer that conditions can ask about. */
  final List<Ask> customer = new ArrayList<>();

  /** Facts about an order that conditions can ask about. */
  final List<Ask> order = new ArrayList<>();

  /** Facts that can be scored. */
  final List<Ask> scorable = new ArrayList<>();

  /** Names of the scored facts whose absence the scorecard answers. */
  final Set<String> banded = new HashSet<>();

  /** Names of the scored facts whose absence gives the lowest row. */
  final Set<String> lowest = new HashSet<>();

  /** Numbers about a customer that are never missing. */
  final List<String> numbers = new ArrayList<>();

  /** Dates about a customer. */
  final List<String> dates = new ArrayList<>();

  private boolean rated;

  RandomFacts(Random random, RandomConditions conditions, RandomBook book) {
    this.random = random;
    this.conditions = conditions;
    this.book = book;
    this.dictionary = new RandomDictionary(random, book);
  }

  void declare(List<String> grades) {
    dictionary.fact("customer", FactType.TEXT, "refuse", List.of());
    customer.add(dictionary.fact("name", FactType.TEXT, "not_applied", List.of()));
    boolean foreign = random.nextBoolean();
    String coin = foreign ? coin("coin") : "";
    dictionary.amount("purchases", "refuse", 10_000, coin, "customer");
    customer.add(Ask.number("purchases", 0, 10_000, false));
    dictionary.amount("share", "assume", 1000, "", "customer");
    customer.add(Ask.number("share", 0, 1000, false));
    numbers.addAll(List.of("purchases", "share"));
    customer.add(
        dictionary.fact("group", FactType.CHOICE, "not_applied", List.of("g0", "g1", "g2")));
    customer.add(
        dictionary.fact("previous", FactType.CHOICE, pick("not_applied", "assume"), grades));
    customer.add(
        dictionary.fact("season_end", FactType.DATE, pick("not_applied", "assume"), List.of()));
    for (int i = 0; i < 2 + random.nextInt(5); i++) {
      String answer =
          pick("refuse", "zero_points", "lowest_row", "leave_out", "assume", "not_applied");
      Ask ask = dictionary.fact("scored_" + i, type(), answer, options("s"));
      scorable.add(ask);
      if (answer.equals("lowest_row")) {
        lowest.add(ask.name());
      }
      if (answer.equals("not_applied")) {
        banded.add(ask.name());
      }
    }
    customer.addAll(scorable);
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      String answer = pick("not_applied", "not_applied", "assume", "refuse");
      customer.add(dictionary.fact("other_" + i, type(), answer, options("o")));
    }
    population();
    numbers.addAll(new RandomTables(random, conditions, book).write("facts", customer, 2));
    derive("customer", customer, numbers, scorable);
    if (foreign) {
      rates();
    }
  }

  void declareOrders(List<Ask> conclusions) {
    dictionary.fact("order", FactType.TEXT, "not_applied", List.of(), "order");
    String coin = rated && random.nextBoolean() ? coin("order_coin", "order") : "";
    dictionary.amount("order_amount", "refuse", 10_000, coin, "order");
    order.add(Ask.number("order_amount", 0, 10_000, false));
    order.add(dictionary.fact("requested", type(), "not_applied", options("r"), "order"));
    order.add(dictionary.fact("rush", FactType.YES_NO, "assume", List.of(), "order"));
    List<Ask> asks = new ArrayList<>(order);
    asks.addAll(customer);
    asks.addAll(conclusions);
    List<String> readable = new ArrayList<>(numbers);
    readable.addAll(List.of("order_amount", "order_amount", "credit_limit", "credit_limit"));
    int before = asks.size();
    derive("order", asks, readable, new ArrayList<>());
    order.addAll(asks.subList(before, asks.size()));
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
      dictionary.fact(name, FactType.TEXT, "not_applied", List.of(), about);
    } else {
      List<String> coins = List.of("CNY", "USD", "EUR", "JPY");
      dictionary.fact(name, FactType.CHOICE, pick("assume", "not_applied"), coins, about);
    }
    return name;
  }

  private void population() {
    for (int i = 0; i < random.nextInt(4); i++) {
      String name = "figure_" + i;
      String answer = pick("not_applied", "not_applied", "refuse");
      customer.add(
          dictionary.fact(name, FactType.NUMBER, answer, List.of(), "customer", 0, 1_000_000_000));
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
      dictionary.fact(name, FactType.NUMBER, "derived", List.of(), about, -reach, reach);
      book.row(
          Sheets.MEASURES,
          name,
          "formula",
          new RandomFormula(random, readable, List.copyOf(asks)).any(),
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
      Ask ask = dictionary.fact(name, type, "derived", codes, about);
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
}
