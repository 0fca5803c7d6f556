package org.shouxin.cli;

import org.shouxin.decisions.ExplainedDecision;
import org.shouxin.explanations.ScoreSheet;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin explain}. */
@Command(name = "explain")
public final class ExplainCommand extends ConsoleCommand {

  @Mixin private DecisionOptions decisionOptions = new DecisionOptions();
  @Mixin private OneCustomerOptions customer = new OneCustomerOptions();

  @Option(names = "--json")
  private boolean json;

  public ExplainCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    Language language = common.language;
    OneCustomerOptions.Decided decided = customer.decide(decisionOptions, console, language, !json);
    console
        .out()
        .println(
            json
                ? StrictJson.indented(ExplainedDecision.of(decided.route(), decided.answer()))
                : ScoreSheet.of(decided.facts(), decided.answer(), language, console.style())
                    .stripTrailing());
    Route route = decided.route();
    if (route != null && !json) {
      console
          .out()
          .println(
              "\n"
                  + language.say("由政策 ", "Decided by policy ")
                  + route.policy()
                  + language.say("：", ": ")
                  + route.reason().in(language)
                  + " ["
                  + route.row().name()
                  + "]");
    }
    return ExitCode.DONE;
  }
}
