package org.shouxin.oracle;

import java.util.List;
import java.util.Random;

/** Formulas as a workbook spells them, over numbers that are never missing. */
record RandomFormula(Random random, List<String> names) {

  /** A formula whose result stays below a thousand million for numbers up to 10,000. */
  String any() {
    return random.nextInt(12) == 0 ? constant() : "=" + number(2);
  }

  /** A limit: months of purchases, a share of what is known, never without bounds. */
  String limit(List<String> columns) {
    String column = columns.isEmpty() ? constant() : pick(columns);
    return switch (random.nextInt(6)) {
      case 0 -> "0";
      case 1 -> "=" + pick(names) + "*" + column + "/30";
      case 2 -> "=MIN(" + pick(names) + "*" + column + "," + constant() + "*10000)";
      case 3 -> "=" + pick(names) + "-" + number(1);
      case 4 -> "=MAX(" + number(1) + "," + column + ")*7/3";
      default -> "=" + number(2);
    };
  }

  private String number(int deep) {
    if (deep == 0) {
      return random.nextInt(3) == 0 ? constant() : pick(names);
    }
    String a = number(deep - 1);
    String b = number(deep - 1);
    return switch (random.nextInt(12)) {
      case 0 -> a + "+" + b;
      case 1 -> a + "-(" + b + ")";
      case 2 -> "(" + a + ")*" + constant();
      case 3 -> "(" + a + ")/" + (1 + random.nextInt(7));
      case 4 -> "IFERROR((" + a + ")/(" + pick(names) + ")," + b + ")";
      case 5 -> "MIN(IFERROR(" + a + "/(" + b + "-" + pick(names) + ")," + constant() + "),100000)";
      case 6 -> "MIN(" + a + "," + b + "," + constant() + ")";
      case 7 -> "MAX(" + a + "," + b + ")";
      case 8 ->
          pick(List.of("ROUND", "ROUNDUP", "ROUNDDOWN")) + "(" + a + "," + random.nextInt(4) + ")";
      case 9 -> "IF(" + truth(deep - 1) + "," + a + "," + b + ")";
      case 10 -> "ABS(-" + pick(names) + "+" + b + ")";
      default -> "SUM(" + a + "," + b + "," + pick(names) + ")";
    };
  }

  private String truth(int deep) {
    String compared = number(deep) + pick(List.of("<", "<=", ">", ">=", "=", "<>")) + number(deep);
    return switch (random.nextInt(4)) {
      case 0 -> "AND(" + compared + "," + pick(names) + ">" + constant() + ")";
      case 1 -> "OR(" + compared + "," + pick(names) + "=" + constant() + ")";
      case 2 -> "NOT(" + compared + ")";
      default -> compared;
    };
  }

  private String constant() {
    return random.nextInt(40) + (random.nextBoolean() ? "" : "." + (1 + random.nextInt(9)));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
