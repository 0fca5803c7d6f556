package org.shouxin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.CustomerFile;
import org.shouxin.customers.CustomerRow;
import org.shouxin.customers.Lookup;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.decision.Decisions;
import org.shouxin.decision.Undecided;
import org.shouxin.decisions.LetterText;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Letter.Addressee;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin letter}. */
@Command(
    name = "letter",
    description = {
      "Print the letters that follow from the decision on one customer, in the workbook's words.",
      "打印一个客户的答复和通知函。"
    })
final class LetterCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Mixin private Deciding deciding = new Deciding();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = {"CSV file of customers.", "客户文件。"})
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "CODE",
      description = {"Code of the customer.", "客户代码。"})
  private String code = "";

  @Option(
      names = "--to",
      paramLabel = "WHOM",
      description = {"Only letters to customer, sales, finance, legal or committee.", "只打印给谁的函件。"})
  private @Nullable String to;

  private final Console console;

  LetterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException {
    Addressee addressee = addressee();
    Policy policy = deciding.compile(console.home());
    String name = String.valueOf(file.getFileName());
    try (CustomerFile customers = CustomerFile.open(file, policy.facts())) {
      CustomerRow row = Lookup.find(customers, name, code);
      Facts facts = row.facts();
      if (facts == null) {
        throw new RefusedException(
            row.faults().stream()
                .map(
                    fault ->
                        new Problem(
                            name + " line " + fault.line() + ", column " + fault.column(),
                            fault.reason(),
                            fault.value(),
                            Text.same("")))
                .toList());
      }
      try (Decisions decisions = Decisions.of(policy)) {
        return print(decisions.decide(facts, deciding.day()), addressee);
      }
    } catch (IOException fault) {
      throw FileFaults.refused(name, new Text("读取中断", "reading ended early"), fault);
    }
  }

  private @Nullable Addressee addressee() throws RefusedException {
    if (to == null) {
      return null;
    }
    for (Addressee each : Addressee.values()) {
      if (each.name().equalsIgnoreCase(to)) {
        return each;
      }
    }
    throw new RefusedException(
        List.of(
            new Problem(
                "--to",
                new Text("没有这个收件人", "there is no such addressee"),
                to,
                Text.same(
                    String.join(
                        ", ",
                        List.of(Addressee.values()).stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList())))));
  }

  private int print(Answer answer, @Nullable Addressee addressee) {
    if (answer instanceof Decision decision) {
      List<WrittenLetter> letters =
          decision.letters().stream()
              .filter(letter -> addressee == null || letter.letter().to() == addressee)
              .toList();
      if (letters.isEmpty()) {
        console.notice(common.language.say("没有函件。", "There is no letter."));
      }
      console.out().print(LetterText.of(letters, common.language, console.style()));
      return Exit.DONE;
    }
    console.problem(
        common.language.say("没有评级，没有函件：", "Not graded, no letter: ")
            + String.join(
                ", ", ((Undecided) answer).missing().stream().map(f -> f.name()).toList()));
    return Exit.FAILED_ROWS;
  }
}
