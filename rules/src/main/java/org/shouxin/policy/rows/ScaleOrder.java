package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.condition.BandCompleteness;
import org.shouxin.policy.condition.Condition;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;

/**
 * Checks one scale: ranks without gaps, scores that cover 0 to 100 once and fall from rank to rank,
 * and the grade for the ungraded, if any, last.
 */
public final class ScaleOrder {

  private record Step(RowReader row, int rank, Condition band) {
    long low() {
      return band.ranges().parts().get(0).low();
    }

    long high() {
      return band.ranges().parts().get(band.ranges().parts().size() - 1).high();
    }
  }

  private final Problems problems;
  private final int size;
  private final Map<Integer, String> ranks = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<BandCompleteness.Entry> bands = new ArrayList<>();
  private @Nullable RowReader ungraded;
  private boolean whole = true;
  private boolean ranked = true;

  /**
   * @param size how many grades the scale has
   */
  public ScaleOrder(Problems problems, int size) {
    this.problems = problems;
    this.size = size;
  }

  /** Adds a grade, as far as it could be read. */
  public void add(RowReader row, @Nullable Integer rank, @Nullable Condition band) {
    if (rank == null) {
      ranked = false;
    } else {
      rank(row, rank);
    }
    if (row.empty("score")) {
      ungraded(row, rank);
    } else if (band == null) {
      whole = false;
    } else {
      bands.add(new BandCompleteness.Entry(row.id(), row.place("score"), band.ranges()));
      if (rank != null) {
        steps.add(new Step(row, rank, band));
      }
    }
  }

  private void rank(RowReader row, int rank) {
    String before = ranks.putIfAbsent(rank, row.place("rank"));
    if (before != null) {
      ranked = false;
      row.problem(
          "rank",
          new Text("名次重复，已见于 " + before, "the rank is already used at " + before),
          new Text("1 到 " + size + "，各一次", "1 to " + size + ", each once"));
    }
  }

  private void ungraded(RowReader row, @Nullable Integer rank) {
    if (ungraded != null) {
      row.problem(
          "score",
          new Text(
              "“不评级”已见于 " + ungraded.place("score"),
              "the grade for the ungraded is already given at " + ungraded.place("score")),
          new Text("得分区间", "an interval of scores"));
      return;
    }
    ungraded = row;
    if (rank != null && rank != size) {
      row.problem(
          "rank",
          new Text("没有得分区间的等级排最后", "the grade without scores comes last"),
          Text.same(String.valueOf(size)));
    }
  }

  /** Reports gaps, overlaps and scores that do not fall from rank to rank. */
  public void check(Fact score) {
    if (bands.isEmpty() && whole && ungraded != null) {
      ungraded.problem(
          "score",
          new Text("这个考评没有得分得到的等级", "no grade of the scale is earned by a score"),
          new Text("有得分区间的等级", "grades with scores"));
    }
    if (!whole || bands.isEmpty()) {
      return;
    }
    int before = problems.all().size();
    BandCompleteness.check(score, bands, problems);
    if (!ranked || problems.all().size() > before) {
      return;
    }
    steps.sort(Comparator.comparingInt(Step::rank));
    for (int i = 1; i < steps.size(); i++) {
      Step better = steps.get(i - 1);
      Step worse = steps.get(i);
      if (worse.high() > better.low()) {
        worse
            .row()
            .problem(
                "score",
                new Text(
                    "等级次序颠倒：名次 "
                        + worse.rank()
                        + " 的得分不都低于名次 "
                        + better.rank()
                        + " 的 "
                        + better.band().text()
                        + "（"
                        + better.row().place("score")
                        + "）",
                    "the scale is not ordered: the scores of rank "
                        + worse.rank()
                        + " are not all below "
                        + better.band().text()
                        + " of rank "
                        + better.rank()
                        + " ("
                        + better.row().place("score")
                        + ")"),
                new Text("名次越后，得分越低", "the later the rank, the lower the scores"));
      }
    }
  }
}
