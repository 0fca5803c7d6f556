package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Text;

/**
 * The conditions of a row that must all be met.
 *
 * @param when those that could be read
 * @param whole whether all conditions of the row could be read
 */
public record RowConditions(List<Condition> when, boolean whole) {

  private static final int MOST = 3;

  /** The way out of a condition that tests for missing where nothing is. */
  public static final Text ASK = new Text("不问缺失的条件", "a condition that does not test for missing");

  /**
   * Reads {@code fact_1}, {@code condition_1} and so on, as many as the row's sheet has.
   *
   * @param asked facts and conclusions known at this step
   */
  public static RowConditions of(Compilation compilation, RowReader row, Dictionary asked) {
    return read(compilation, row, asked, key -> List.of());
  }

  /**
   * The same in a table in which exactly one row applies.
   *
   * @param keys the columns that tell which rows belong together, besides the conditions
   */
  public static RowConditions inTable(
      Compilation compilation, RowReader row, Dictionary asked, String... keys) {
    return read(compilation, row, asked, key -> compilation.differingIn(row, key, List.of(keys)));
  }

  private static RowConditions read(
      Compilation compilation,
      RowReader row,
      Dictionary asked,
      Function<String, List<RowReader>> others) {
    List<Condition> when = new ArrayList<>();
    boolean whole = true;
    for (int i = 1; i <= MOST && row.has("fact_" + i); i++) {
      String key = "condition_" + i;
      Condition condition =
          compilation.pair(row, "fact_" + i, key, asked, true, () -> others.apply(key));
      if (condition == null) {
        whole &= row.empty("fact_" + i) && row.empty(key);
        continue;
      }
      WhenMissing missing = condition.fact().whenMissing();
      if (condition.ranges().contains(Codes.MISSING) && !missing.leavesMissing()) {
        row.problem(key, never(condition.fact()), ASK);
      }
      when.add(condition);
    }
    return new RowConditions(when, whole);
  }

  /** Why a fact is never missing where conditions are looked at. */
  public static Text never(Fact fact) {
    Text label = fact.label();
    return fact.whenMissing() == WhenMissing.DERIVED
        ? new Text(
            "“" + label.zh() + "”由表推算，总有结果，问不到“缺失”",
            label.en() + " is derived by a sheet, so it is never missing")
        : new Text(
            "“" + label.zh() + "”缺失时不评级或按假定值，问不到“缺失”",
            "without "
                + label.en()
                + " nothing is graded or a value is assumed, so it is never missing here");
  }
}
