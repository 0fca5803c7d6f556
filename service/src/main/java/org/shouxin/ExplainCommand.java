package org.shouxin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shouxin.customers.AbsentFacts;
import org.shouxin.customers.CustomerFile;
import org.shouxin.customers.CustomerRow;
import org.shouxin.customers.Lookup;
import org.shouxin.customers.RowFault;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.decisions.DecisionJson;
import org.shouxin.decisions.ScoreSheet;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
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

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException {
    Policy policy = deciding.compile(console.home());
    String name = String.valueOf(file.getFileName());
    try (CustomerFile customers = CustomerFile.open(file, policy.facts())) {
      CustomerRow row = Lookup.find(customers, name, code);
      Facts facts = row.facts();
      if (facts == null) {
        throw new RefusedException(row.faults().stream().map(f -> problem(name, f)).toList());
      }
      if (!json) {
        new GradeNotes(console, common.language)
            .columns(customers.headings(), AbsentFacts.known(policy, customers.headings()));
      }
      explain(policy, facts);
      return Exit.DONE;
    } catch (IOException fault) {
      throw FileFaults.refused(name, new Text("读取中断", "reading ended early"), fault);
    }
  }

  private void explain(Policy policy, Facts facts) {
    try (Decisions decisions = Decisions.of(policy)) {
      Answer answer = decisions.decide(facts, deciding.day());
      console
          .out()
          .println(
              json
                  ? DecisionJson.indented(answer)
                  : ScoreSheet.of(facts, answer, common.language, console.style()).stripTrailing());
    }
  }

  private static Problem problem(String name, RowFault fault) {
    String column = fault.column().isEmpty() ? "" : ", column " + fault.column();
    return new Problem(
        name + " line " + fault.line() + column, fault.reason(), fault.value(), Text.same(""));
  }
}
