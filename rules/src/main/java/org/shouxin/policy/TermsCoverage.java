package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;

/** Checks that every combination of several choices meets exactly one row. */
final class TermsCoverage {

  private static final int MOST = 5;
  private static final Text ONCE =
      new Text("每种组合恰好属于一行", "every combination belongs to exactly one row");

  private final List<Fact> choices;
  private final List<RowRef> rows = new ArrayList<>();
  private final List<List<Condition>> conditions = new ArrayList<>();
  private final List<Text> uncovered = new ArrayList<>();
  private int uncoveredCount;
  private int doubledCount;

  TermsCoverage(List<Fact> choices) {
    this.choices = choices;
  }

  /** Adds a row with its condition on each of the choices, in their order. */
  void add(RowRef row, List<Condition> on) {
    rows.add(row);
    conditions.add(on);
  }

  /** Tells the first few combinations without a row and with two, and how many more there are. */
  void check(Problems problems) {
    int combinations = 1;
    for (Fact choice : choices) {
      combinations *= choice.options().size();
    }
    for (int n = 0; n < combinations; n++) {
      int[] at = new int[choices.size()];
      int rest = n;
      for (int i = choices.size() - 1; i >= 0; i--) {
        at[i] = rest % choices.get(i).options().size();
        rest /= choices.get(i).options().size();
      }
      look(at, problems);
    }
    if (uncoveredCount > 0) {
      List<String> zh = new ArrayList<>();
      List<String> en = new ArrayList<>();
      uncovered.forEach(
          text -> {
            zh.add(text.zh());
            en.add(text.en());
          });
      int more = uncoveredCount - uncovered.size();
      problems.add(
          rows.get(rows.size() - 1).place(),
          new Text(
              uncoveredCount
                  + " 种组合没有行："
                  + String.join("；", zh)
                  + (more > 0 ? "；另有 " + more + " 种" : ""),
              "no row for "
                  + uncoveredCount
                  + (uncoveredCount == 1 ? " combination: " : " combinations: ")
                  + String.join("; ", en)
                  + (more > 0 ? "; and " + more + " more" : "")),
          "",
          ONCE);
    }
  }

  private void look(int[] at, Problems problems) {
    RowRef first = null;
    for (int r = 0; r < rows.size(); r++) {
      if (!meets(conditions.get(r), at)) {
        continue;
      }
      if (first == null) {
        first = rows.get(r);
        continue;
      }
      doubledCount++;
      if (doubledCount <= MOST) {
        Text name = name(at);
        String both =
            first.place()
                + " ("
                + first.id()
                + "), "
                + rows.get(r).place()
                + " ("
                + rows.get(r).id()
                + ")";
        problems.add(
            rows.get(r).place(),
            new Text("组合 " + name.zh() + " 有两行：" + both, "two rows for " + name.en() + ": " + both),
            "",
            ONCE);
      }
      return;
    }
    if (first == null) {
      uncoveredCount++;
      if (uncovered.size() < MOST) {
        uncovered.add(name(at));
      }
    }
  }

  private static boolean meets(List<Condition> row, int[] at) {
    for (int i = 0; i < at.length; i++) {
      if (!row.get(i).ranges().contains(at[i])) {
        return false;
      }
    }
    return true;
  }

  private Text name(int[] at) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (int i = 0; i < at.length; i++) {
      Text label = choices.get(i).options().get(at[i]).label();
      zh.append(i == 0 ? "" : " × ").append(label.zh());
      en.append(i == 0 ? "" : " × ").append(label.en());
    }
    return new Text(zh.toString(), en.toString());
  }
}
