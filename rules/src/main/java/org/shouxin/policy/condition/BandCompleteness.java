package org.shouxin.policy.condition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;

/** Checks that the rows of a table over one fact cover its declared range exactly once. */
public final class BandCompleteness {

  private static final int MOST = 20;
  private static final Text ONCE =
      new Text("每个允许的值恰好属于一行", "every allowed value belongs to exactly one row");

  private BandCompleteness() {}

  /**
   * A row of the table.
   *
   * @param id row id
   * @param place of the condition cell
   * @param ranges the codes that meet it
   */
  public record Entry(String id, String place, Ranges ranges) {
    private String named() {
      return place + " (" + id + ")";
    }
  }

  private record Part(Range range, Entry entry) {}

  /** Reports each gap and overlap with its interval and the adjacent or affected cells. */
  public static void check(Fact fact, List<Entry> entries, Problems problems) {
    List<Part> parts = new ArrayList<>();
    for (Entry entry : entries) {
      entry.ranges().and(fact.declared()).parts().forEach(r -> parts.add(new Part(r, entry)));
    }
    parts.sort(
        Comparator.comparingLong((Part part) -> part.range().low())
            .thenComparingLong(part -> part.range().high()));
    Range declared = fact.declared().parts().get(0);
    int before = problems.all().size();
    Part reached = null;
    for (Part part : parts) {
      if (problems.all().size() - before >= MOST) {
        return;
      }
      long from = reached == null ? declared.low() : reached.range().high();
      boolean gap =
          reached == null
              ? part.range().low() > from
              : part.range().low() > from && part.range().low() - 1 > from;
      if (gap) {
        Ranges missing = Ranges.of(reached == null ? from : from + 1, part.range().low() - 1);
        gap(fact, missing, reached, part, problems);
      } else if (reached != null && part.range().low() <= from) {
        Ranges twice = Ranges.of(part.range().low(), Math.min(part.range().high(), from));
        overlap(fact, twice, reached.entry(), part.entry(), problems);
      }
      if (reached == null || part.range().high() > reached.range().high()) {
        reached = part;
      }
    }
    if (reached != null && reached.range().high() < declared.high()) {
      Ranges missing = Ranges.of(reached.range().high() + 1, declared.high());
      gap(fact, missing, reached, null, problems);
    }
  }

  private static void gap(
      Fact fact, Ranges missing, @Nullable Part below, @Nullable Part above, Problems problems) {
    Text interval = ConditionText.shown(fact, missing);
    List<String> neighbours = new ArrayList<>();
    if (below != null) {
      neighbours.add(below.entry().named());
    }
    if (above != null && (below == null || !above.entry().equals(below.entry()))) {
      neighbours.add(above.entry().named());
    }
    Part first = below != null ? below : above;
    problems.add(
        first == null ? "" : first.entry().place(),
        new Text(
            "“"
                + fact.label().zh()
                + "”为 "
                + interval.zh()
                + " 时没有行；相邻 "
                + String.join("、", neighbours),
            "no row covers "
                + interval.en()
                + " of "
                + fact.label().en()
                + "; next to it "
                + String.join(", ", neighbours)),
        "",
        ONCE);
  }

  private static void overlap(
      Fact fact, Ranges twice, Entry first, Entry second, Problems problems) {
    Text interval = ConditionText.shown(fact, twice);
    problems.add(
        second.place(),
        new Text(
            "“"
                + fact.label().zh()
                + "”为 "
                + interval.zh()
                + " 时有两行："
                + first.named()
                + "、"
                + second.named(),
            "two rows cover "
                + interval.en()
                + " of "
                + fact.label().en()
                + ": "
                + first.named()
                + ", "
                + second.named()),
        "",
        ONCE);
  }
}
