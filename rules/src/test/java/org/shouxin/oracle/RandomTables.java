package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.shouxin.facts.FactType;

/** Look-up tables of one or two dimensions over what is known. */
final class RandomTables {

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book;
  private int next;

  RandomTables(Random random, RandomConditions conditions, RandomBook book) {
    this.random = random;
    this.conditions = conditions;
    this.book = book;
  }

  /**
   * Writes some tables.
   *
   * @param prefix of their names
   * @return the names by which formulas read them, each a number up to 10,000
   */
  List<String> write(String prefix, List<Ask> asks, int most) {
    List<Ask> usable =
        asks.stream()
            .filter(ask -> ask.type() != FactType.TEXT && ask.type() != FactType.DATE)
            .toList();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < random.nextInt(most + 1); i++) {
      Ask down = usable.get(random.nextInt(usable.size()));
      Ask across = usable.get(random.nextInt(usable.size()));
      String name = prefix + (random.nextBoolean() ? "表" : "_table_") + next++;
      boolean two = random.nextBoolean() && !down.equals(across);
      List<String> columns =
          two ? conditions.partition(across, 4) : List.of(name + "x", name + "y");
      Map<String, Map<String, String>> cells = new LinkedHashMap<>();
      for (String when : conditions.partition(down, 4)) {
        Map<String, String> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column, number()));
        cells.put(when, row);
      }
      book.table(name, down.name() + (two ? pick("\\", " ＼ ", "/") + across.name() : ""), cells);
      names.addAll(two ? List.of(name) : columns);
    }
    return names;
  }

  private String number() {
    return random.nextInt(10_000) + (random.nextInt(3) == 0 ? ".25" : "");
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
