package org.shouxin.oracle;

import java.util.List;
import java.util.Random;
import org.shouxin.facts.FactType;

/**
 * Formulas as a workbook spells them.
 *
 * @param names numbers that are never missing
 * @param asks what may be missing or is chosen, and can be asked about
 */
record RandomFormula(Random random, List<String> names, List<Ask> asks) {

  private static final int MOST = 10_000;

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
    return switch (random.nextInt(17)) {
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
      case 11, 12 -> ifKnown(a, b);
      case 13 -> ifChosen(a, b);
      case 14 -> ifNotZero(pick(names), a, b);
      case 15 -> "(" + a + ")/(ABS(" + pick(names) + ")+" + (1 + random.nextInt(3)) + ")";
      default -> "SUM(" + a + "," + b + "," + pick(names) + ")";
    };
  }

  /** A number that may be missing, used only where it is there. */
  private String ifKnown(String a, String b) {
    List<Ask> optional =
        asks.stream()
            .filter(ask -> ask.type() == FactType.NUMBER && ask.absent() && ask.high() <= MOST)
            .toList();
    if (optional.isEmpty()) {
      return a;
    }
    String x = optional.get(random.nextInt(optional.size())).name();
    String y = optional.get(random.nextInt(optional.size())).name();
    return switch (random.nextInt(5)) {
      case 0 -> "IF(ISBLANK(" + x + ")," + a + "," + x + ")";
      case 1 -> "IF(已知(" + x + ")," + x + "+" + b + "," + a + ")";
      case 2 -> "IF(AND(已知(" + x + "),NOT(ISBLANK(" + y + ")))," + x + "-" + y + "," + b + ")";
      case 3 -> "IF(OR(ISBLANK(" + x + "),ISBLANK(" + y + "))," + a + ",MIN(" + x + "," + y + "))";
      default -> "IF(ISBLANK(" + x + "),IF(ISBLANK(" + y + ")," + a + "," + y + ")," + x + ")";
    };
  }

  /** A divisor that the test before it keeps from zero. */
  private String ifNotZero(String x, String a, String b) {
    return switch (random.nextInt(4)) {
      case 0 -> "IF(" + x + ">0,MIN(10000,(" + a + ")/" + x + ")," + b + ")";
      case 1 -> "IF(" + x + "=0," + b + ",MAX(-10000,MIN(10000,(" + a + ")/" + x + ")))";
      case 2 -> "IF(NOT(" + x + "<=0)," + "MIN(10000,1/" + x + ")," + a + ")";
      default -> "IF(OR(" + x + "<1," + b + ">5)," + a + ",ROUND((" + b + ")/" + x + ",2))";
    };
  }

  private String ifChosen(String a, String b) {
    List<Ask> chosen =
        asks.stream()
            .filter(ask -> ask.type() == FactType.CHOICE || ask.type() == FactType.YES_NO)
            .toList();
    if (chosen.isEmpty()) {
      return b;
    }
    Ask ask = chosen.get(random.nextInt(chosen.size()));
    String option = ask.type() == FactType.YES_NO ? pick(List.of("yes", "否")) : pick(ask.options());
    String test =
        random.nextInt(3) == 0
            ? "\"" + option + "\"=" + ask.name()
            : ask.name() + pick(List.of("=", "<>")) + "\"" + option + "\"";
    String either = "IF(" + test + "," + a + "," + b + ")";
    return ask.absent() ? "IF(ISBLANK(" + ask.name() + ")," + b + "," + either + ")" : either;
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
