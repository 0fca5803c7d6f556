package org.shouxin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.decision.Undecided;
import org.shouxin.explanations.LetterText;
import org.shouxin.policy.Letter.Addressee;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin letter}. */
@Command(name = "letter")
public final class LetterCommand extends ConsoleCommand {

  @Mixin private DecisionOptions decisionOptions = new DecisionOptions();
  @Mixin private OneCustomerOptions customer = new OneCustomerOptions();

  @Option(names = "--to", paramLabel = "WHOM")
  private @Nullable String to;

  public LetterCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    Addressee addressee = addressee();
    return print(
        customer.decide(decisionOptions, console, common.language, false).answer(), addressee);
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
        "--to",
        new Text("没有这个收件人", "no such addressee"),
        to,
        Text.same(
            String.join(
                ", ",
                List.of(Addressee.values()).stream()
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList())));
  }

  private int print(Answer answer, @Nullable Addressee addressee) {
    if (answer instanceof Decision decision) {
      List<WrittenLetter> letters =
          decision.letters().stream()
              .filter(letter -> addressee == null || letter.letter().to() == addressee)
              .toList();
      if (letters.isEmpty()) {
        console.notice(say("没有函件。", "No letters."));
      }
      console.out().print(LetterText.of(letters, common.language, console.style()));
      return ExitCode.DONE;
    }
    Undecided undecided = (Undecided) answer;
    List<String> why = new ArrayList<>();
    undecided.missing().forEach(fact -> why.add(fact.name()));
    undecided.problems().forEach(problem -> why.add(problem.in(common.language)));
    console.problem(say("没有评级，没有函件：", "Not graded, no letters: ") + String.join("; ", why));
    return ExitCode.FAILED_ROWS;
  }
}
