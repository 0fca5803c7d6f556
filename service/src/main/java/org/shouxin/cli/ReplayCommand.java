package org.shouxin.cli;

import org.shouxin.decision.Answer;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decisions.DecisionRecord;
import org.shouxin.explanations.ScoreSheet;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.journal.Replay;
import org.shouxin.journal.Replay.Replayed;
import org.shouxin.orderfiles.OrderResultText;
import org.shouxin.orders.OrderSheetAnswer;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.server.ShouxinServer;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.web.StrictJson;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin replay}. */
@Command(name = "replay")
public final class ReplayCommand extends ConsoleCommand {

  private static final int AROUND = 40;

  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", descriptionKey = "id")
  private String id = "";

  @Option(names = "--json")
  private boolean json;

  public ReplayCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    try (ConfigurableApplicationContext context =
        ShouxinServer.open(console.home(), data.existing())) {
      JournalRecord record = context.getBean(Journal.class).find(id).orElseThrow(() -> unknown(id));
      Replayed again = context.getBean(Replay.class).again(record);
      console.out().println(shown(again).stripTrailing());
      verdict(again);
      return again.same() ? ExitCode.DONE : ExitCode.FAILED_ROWS;
    }
  }

  private static RefusedException unknown(String id) {
    return new RefusedException(
        "ID",
        new Text("没有这条记录", "no such record"),
        id,
        new Text("留痕中的记录编号", "id of a record of the journal"));
  }

  private String shown(Replayed again) {
    Answer answer = again.answer();
    OrderAnswer order = again.order();
    if (answer != null) {
      return json
          ? StrictJson.indented(DecisionRecord.of(again))
          : ScoreSheet.of(again.facts(), answer, common.language, console.style());
    }
    return order == null
        ? ""
        : json
            ? StrictJson.indented(OrderSheetAnswer.of(order))
            : OrderResultText.sheet(order, common.language);
  }

  /** Written to the other stream, so that the output stays valid JSON. */
  private void verdict(Replayed again) {
    Language language = common.language;
    JournalRecord record = again.record();
    if (again.same()) {
      console
          .err()
          .println(
              console
                  .errStyle()
                  .paint(
                      Kind.GOOD,
                      language.say(
                          "与 " + record.recordedAt() + " 的记录逐字节相同。",
                          "Identical, byte for byte, to the record of "
                              + record.recordedAt()
                              + ".")));
      return;
    }
    console.problem(
        language.say("与记录不同，从第 ", "Different from the record, from character ")
            + (again.difference() + 1)
            + language.say(" 个字符起：", ":"));
    console.notice(language.say("  记录：", "  recorded: ") + around(record.result(), again));
    console.notice(language.say("  重算：", "  now:      ") + around(again.result(), again));
    console.notice(language.say("  当时的程序版本 ", "  Recorded by shouxin ") + record.engine());
  }

  private static String around(String text, Replayed again) {
    int at = Math.min(again.difference(), text.length());
    int from = Math.max(0, at - AROUND);
    int to = Math.min(text.length(), at + AROUND);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
