package org.shouxin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.Survey;
import org.shouxin.customers.AbsentFacts;
import org.shouxin.customers.Assigned;
import org.shouxin.customers.Desk;
import org.shouxin.customers.Intake;
import org.shouxin.customers.Lookup;
import org.shouxin.customers.RowFault;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.decisions.DecisionJson;
import org.shouxin.decisions.ScoreSheet;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Routed.Route;
import org.shouxin.population.Population;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin explain}. */
@Command(
    name = "explain",
    description = {
      "Print one customer's score sheet: outcome, reasons, points, limit, workbook rows.",
      "打印一个客户的客户等级评分表。"
    })
final class ExplainCommand implements Callable<Integer> {

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
      names = "--json",
      description = {"Print the decision as JSON.", "输出 JSON。"})
  private boolean json;

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description = {
        "Figures of all customers, population.csv as grade writes it (default: FILE is all).",
        "全体客户的统计，grade 写出的 population.csv；默认以客户文件为全体。"
      })
  private @Nullable Path figures;

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException {
    try (Intake intake = deciding.open(file, console.home())) {
      Assigned found = Lookup.find(intake, code);
      Facts facts = found.row().facts();
      Desk desk = found.desk();
      if (facts == null || desk == null) {
        String name = intake.file().name();
        throw new RefusedException(
            found.row().faults().stream().map(f -> problem(name, f)).toList());
      }
      if (!json) {
        new GradeNotes(console, common.language)
            .columns(intake, List.of(AbsentFacts.known(desk.policy(), desk.headings())));
      }
      explain(desk.policy(), completed(facts, desk.policy(), intake), found.route());
      return Exit.DONE;
    } catch (IOException fault) {
      throw FileFaults.refused(
          String.valueOf(file.getFileName()), new Text("读取中断", "reading ended early"), fault);
    }
  }

  /** The facts with what all customers together tell of this one. */
  private Facts completed(Facts facts, Policy policy, Intake intake)
      throws RefusedException, IOException {
    if (!Population.needed(policy)) {
      return facts;
    }
    Population population = figures == null ? counted(policy, intake) : read(figures, policy);
    population.problems(facts).forEach(problem -> console.notice(problem.in(common.language)));
    return population.complete(facts);
  }

  private Population read(Path from, Policy policy) throws RefusedException {
    return Population.read(from, policy, deciding.day());
  }

  private Population counted(Policy policy, Intake intake) throws RefusedException, IOException {
    String id = policy.identity().id();
    try (Intake again = intake.again()) {
      int workers = Runtime.getRuntime().availableProcessors();
      Population counted = new Survey(again, deciding.day(), id).run(workers).get(id);
      return counted == null ? new Population.Builder(policy, deciding.day()).build() : counted;
    }
  }

  private void explain(Policy policy, Facts facts, @Nullable Route route) {
    Language language = common.language;
    try (Decisions decisions = Decisions.of(policy)) {
      Answer answer = decisions.decide(facts, deciding.day());
      console
          .out()
          .println(
              json
                  ? DecisionJson.indented(answer)
                  : ScoreSheet.of(facts, answer, language, console.style()).stripTrailing());
    }
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
  }

  private static Problem problem(String name, RowFault fault) {
    String column = fault.column().isEmpty() ? "" : ", column " + fault.column();
    return new Problem(
        name + " line " + fault.line() + column, fault.reason(), fault.value(), Text.same(""));
  }
}
