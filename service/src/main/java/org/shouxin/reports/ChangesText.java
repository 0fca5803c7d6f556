package org.shouxin.reports;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.shouxin.explanations.Amounts;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;

/** Changed grades and the reasons, for a terminal (R14): the largest falls first, then rises. */
public final class ChangesText {

  private static final int WIDEST = 48;
  private static final int MOST = 5;

  private ChangesText() {}

  /** The lines, each ended. */
  public static String of(List<GradeChange> changes, Language language, Style style) {
    List<GradeChange> down = changes.stream().filter(change -> change.steps() < 0).toList();
    List<GradeChange> up = changes.stream().filter(change -> change.steps() > 0).toList();
    long first = changes.stream().filter(GradeChange::first).count();
    String line =
        language.say("降级 ", "Down ")
            + Amounts.count(down.size())
            + language.say("，升级 ", ", up ")
            + Amounts.count(up.size())
            + language.say("，首次评级 ", ", graded for the first time ")
            + Amounts.count(first);
    return style.paint(Kind.HEADING, line)
        + "\n"
        + table(down, Comparator.comparingInt(GradeChange::steps), language).print(style)
        + table(up, Comparator.comparingInt(GradeChange::steps).reversed(), language).print(style)
        + "\n";
  }

  private static TextTable table(
      List<GradeChange> changes, Comparator<GradeChange> order, Language language) {
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
    Stream<GradeChange> shown =
        changes.stream().sorted(order.thenComparing(GradeChange::customer)).limit(MOST);
    shown.forEach(
        change ->
            table.row(
                change.customer(),
                change.name(),
                change.before() + " → " + change.grade(),
                change.reasons().isEmpty() ? "" : change.reasons().get(0).in(language)));
    return table;
  }
}
