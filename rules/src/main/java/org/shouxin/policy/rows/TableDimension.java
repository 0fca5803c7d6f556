package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.condition.ConditionText;
import org.shouxin.problem.Language;

/**
 * One fact of a table, cut into cells inside which no row changes: every option of a choice, the
 * intervals between the thresholds that rows name, and the missing value of a fact that may be
 * missing.
 */
final class TableDimension {

  /** The cells of a row that does not test the fact. */
  static final Ranges ALL = Ranges.ANY.or(Ranges.MISSING);

  private final Fact fact;
  private final List<Range> cells = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /**
   * Cells that no row distinguishes.
   *
   * @param cells their places, ascending
   * @param rows the rows that accept them
   */
  record Group(int[] cells, BitSet rows) {}

  /**
   * @param rows the cells that each row accepts
   */
  TableDimension(Fact fact, List<Ranges> rows) {
    this.fact = fact;
    boolean optioned = fact.type() == FactType.CHOICE || fact.type() == FactType.YES_NO;
    for (Range part : fact.declared().parts()) {
      TreeSet<Long> starts = new TreeSet<>();
      starts.add(part.low());
      if (optioned) {
        for (long option = part.low(); option <= part.high(); option++) {
          starts.add(option);
        }
      }
      for (Ranges row : rows) {
        for (Range taken : row.and(Ranges.of(part.low(), part.high())).parts()) {
          starts.add(taken.low());
          if (taken.high() < part.high()) {
            starts.add(taken.high() + 1);
          }
        }
      }
      for (long start : starts) {
        Long next = starts.higher(start);
        cells.add(new Range(start, next == null ? part.high() : next - 1));
      }
    }
    if (fact.whenMissing().leavesMissing()) {
      cells.add(new Range(Codes.MISSING, Codes.MISSING));
    }
    group(rows);
  }

  private void group(List<Ranges> rows) {
    Map<BitSet, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      BitSet takers = new BitSet();
      for (int row = 0; row < rows.size(); row++) {
        takers.set(row, rows.get(row).contains(cells.get(i).low()));
      }
      alike.computeIfAbsent(takers, key -> new ArrayList<>()).add(i);
    }
    alike.forEach(
        (takers, places) ->
            groups.add(new Group(places.stream().mapToInt(Integer::intValue).toArray(), takers)));
  }

  List<Group> groups() {
    return groups;
  }

  /** The places of all cells. */
  int[] every() {
    return IntStream.range(0, cells.size()).toArray();
  }

  /**
   * A cell as displayed: {@code Prime}, {@code Months of trading < 3 months}.
   *
   * @param bare whether the label of an option is sufficient
   */
  String name(int cell, boolean bare, Language language) {
    boolean zh = language == Language.ZH;
    String label = fact.label().in(language);
    Range range = cells.get(cell);
    if (range.low() == Codes.MISSING) {
      return label + (zh ? " 缺失" : " missing");
    }
    Ranges ranges = Ranges.of(range.low(), range.high());
    if (fact.type() == FactType.CHOICE) {
      String option = ConditionText.shown(fact, ranges).in(language);
      return bare ? option : label + " " + option;
    }
    if (ranges.equals(fact.declared())) {
      return label + (zh ? " 有值" : " given");
    }
    return label
        + " "
        + (fact.type() == FactType.DATE
            ? new Condition(fact, "", ranges).shown(language)
            : ConditionText.shown(fact, ranges).in(language));
  }
}
