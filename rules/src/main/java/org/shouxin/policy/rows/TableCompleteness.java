package org.shouxin.policy.rows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;

/**
 * Checks that exactly one row of a table is met, whatever the facts (R16, R19). A fact that may be
 * missing is also checked without a value; a row that does not test a fact accepts every value of
 * it.
 */
public final class TableCompleteness {

  /** Maximum number of combinations reported, and maximum work for a table. */
  private static final int MOST = 5;

  private static final long MOST_WORK = 200_000;

  private static final Text ONCE =
      new Text("每种组合恰好属于一行", "every combination belongs to exactly one row");

  private final int fixed;
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final List<RowRef> rows = new ArrayList<>();
  private final List<Map<String, Ranges>> tests = new ArrayList<>();
  private final TreeMap<int[], int[]> uncovered = new TreeMap<>(Arrays::compare);
  private final TreeMap<int[], int[]> doubled = new TreeMap<>(Arrays::compare);
  private BigInteger uncoveredCount = BigInteger.ZERO;
  private BigInteger doubledCount = BigInteger.ZERO;
  private List<TableDimension> dimensions = List.of();

  /**
   * @param columns facts that have a column of their own: combinations begin with their labels,
   *     without saying whose they are; others follow in the order in which rows test them
   */
  public TableCompleteness(List<Fact> columns) {
    this.fixed = columns.size();
    columns.forEach(fact -> facts.put(fact.name(), fact));
  }

  /** Adds a row with all its conditions, in any order; several on one fact must all be met. */
  public void add(RowRef row, List<Condition> when) {
    rows.add(row);
    Map<String, Ranges> on = new LinkedHashMap<>();
    for (Condition condition : when) {
      facts.putIfAbsent(condition.fact().name(), condition.fact());
      on.merge(condition.fact().name(), condition.ranges(), Ranges::and);
    }
    tests.add(on);
  }

  /**
   * Reports the first few combinations without a row or with two, and how many more there are; a
   * table without rows is not checked.
   */
  public void check(Problems problems) {
    if (rows.isEmpty()) {
      return;
    }
    dimensions =
        facts.values().stream()
            .map(
                fact ->
                    new TableDimension(
                        fact,
                        tests.stream()
                            .map(on -> on.getOrDefault(fact.name(), TableDimension.ALL))
                            .toList()))
            .toList();
    BigInteger work =
        dimensions.stream()
            .map(dimension -> BigInteger.valueOf(dimension.groups().size()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (work.compareTo(BigInteger.valueOf(MOST_WORK)) > 0) {
      problems.add(
          rows.get(rows.size() - 1).place(),
          new Text("组合太多，无法核对每种恰好一行", "too many combinations to check that each has one row"),
          work.toString(),
          new Text(
              "≤ " + MOST_WORK + "：少用几个事实，或先用分类表归类",
              "≤ " + MOST_WORK + ": test fewer facts, or class them first in the classes sheet"));
      return;
    }
    BitSet all = new BitSet();
    all.set(0, rows.size());
    look(new ArrayList<>(), all);
    tellUncovered(problems);
    tellDoubled(problems);
  }

  private void look(List<int[]> chosen, BitSet met) {
    if (met.isEmpty()) {
      List<int[]> rest = new ArrayList<>(chosen);
      dimensions.subList(chosen.size(), dimensions.size()).forEach(d -> rest.add(d.every()));
      uncoveredCount = uncoveredCount.add(keep(rest, uncovered, new int[0]));
      return;
    }
    if (chosen.size() == dimensions.size()) {
      int first = met.nextSetBit(0);
      int second = met.nextSetBit(first + 1);
      if (second >= 0) {
        doubledCount = doubledCount.add(keep(chosen, doubled, new int[] {first, second}));
      }
      return;
    }
    for (TableDimension.Group group : dimensions.get(chosen.size()).groups()) {
      BitSet left = (BitSet) met.clone();
      left.and(group.rows());
      chosen.add(group.cells());
      look(chosen, left);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Keeps the first few combinations of one cell from each set, and counts all of them. */
  private static BigInteger keep(List<int[]> sets, TreeMap<int[], int[]> first, int[] rows) {
    int[] turn = new int[sets.size()];
    for (int n = 0; n < MOST; n++) {
      first.put(IntStream.range(0, turn.length).map(i -> sets.get(i)[turn[i]]).toArray(), rows);
      int last = turn.length - 1;
      while (last >= 0 && ++turn[last] == sets.get(last).length) {
        turn[last--] = 0;
      }
      if (last < 0) {
        break;
      }
    }
    while (first.size() > MOST) {
      first.pollLastEntry();
    }
    return sets.stream()
        .map(set -> BigInteger.valueOf(set.length))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private void tellUncovered(Problems problems) {
    if (uncovered.isEmpty()) {
      return;
    }
    BigInteger more = uncoveredCount.subtract(BigInteger.valueOf(uncovered.size()));
    boolean several = more.signum() > 0;
    boolean one = uncoveredCount.equals(BigInteger.ONE);
    problems.add(
        rows.get(rows.size() - 1).place(),
        new Text(
            uncoveredCount
                + " 种组合没有行："
                + String.join("；", names(Language.ZH))
                + (several ? "；另有 " + more + " 种" : ""),
            "no row for "
                + uncoveredCount
                + (one ? " combination: " : " combinations: ")
                + String.join("; ", names(Language.EN))
                + (several ? "; and " + more + " more" : "")),
        "",
        ONCE);
  }

  private List<String> names(Language language) {
    return uncovered.keySet().stream().map(at -> name(at, language)).toList();
  }

  private void tellDoubled(Problems problems) {
    BigInteger more = doubledCount.subtract(BigInteger.valueOf(doubled.size()));
    int[] last = doubled.isEmpty() ? new int[0] : doubled.lastKey();
    doubled.forEach(
        (at, pair) -> {
          RowRef first = rows.get(pair[0]);
          RowRef second = rows.get(pair[1]);
          String both = named(first) + ", " + named(second);
          boolean close = at == last && more.signum() > 0;
          problems.add(
              second.place(),
              new Text(
                  "组合 "
                      + name(at, Language.ZH)
                      + " 有两行："
                      + both
                      + (close ? "；另有 " + more + " 种组合也是" : ""),
                  "two rows for "
                      + name(at, Language.EN)
                      + ": "
                      + both
                      + (close ? "; so have " + more + " more combinations" : "")),
              "",
              ONCE);
        });
  }

  private static String named(RowRef row) {
    return row.place() + " (" + row.id() + ")";
  }

  private String name(int[] at, Language language) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      parts.add(dimensions.get(i).name(at[i], i < fixed, language));
    }
    return String.join(" × ", parts);
  }
}
