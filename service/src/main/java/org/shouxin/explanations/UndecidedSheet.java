package org.shouxin.explanations;

import org.shouxin.decision.Undecided;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Problem;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;
import org.shouxin.terminal.Width;

/** A score sheet without a decision: why there is none, and what is known. */
final class UndecidedSheet {

  private static final int WIDEST = 44;

  private final SheetPage page;

  UndecidedSheet(SheetPage page) {
    this.page = page;
  }

  void print(Undecided undecided) {
    page.title(page.say("没有评级", "Not graded"));
    if (!undecided.missing().isEmpty()) {
      page.text(
          page.paint(
              Kind.BAD,
              page.say(
                  "缺少政策要求的事实。这不是差等级：补齐后重新评级。",
                  "Facts required by the policy are missing. This is not a bad grade: supply them"
                      + " and grade again.")));
    }
    for (Fact fact : undecided.missing()) {
      page.text("- " + fact.label().in(page.language()) + " (" + fact.name() + ")");
    }
    if (!undecided.problems().isEmpty()) {
      page.text(page.paint(Kind.BAD, page.say("这些事情使评级无法进行：", "These prevent grading:")));
    }
    for (Problem problem : undecided.problems()) {
      page.text("- " + Width.tame(problem.in(page.language())));
    }
    page.title(page.say("已知事实", "Facts known"));
    TextTable table = new TextTable(WIDEST, Side.LEFT, Side.RIGHT);
    for (Fact fact : undecided.policy().facts().facts()) {
      Object value = undecided.facts().value(fact);
      if (value != null) {
        table.row(fact.label().in(page.language()), Amounts.shown(fact, value, page.language()));
      }
    }
    page.table(table);
  }
}
