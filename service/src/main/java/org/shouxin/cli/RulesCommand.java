package org.shouxin.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.PolicyRules;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code shouxin rules}. */
@Command(
    name = "rules",
    description = {
      "Print the rules as Drools runs them: of a policy, or of one row with its words and its"
          + " cells.",
      "打印 Drools 实际运行的规则：整份政策，或某一行及其文字和单元格。"
    },
    footer = {
      "",
      "Without POLICY: the policies here and how many rules each of their sheets has.",
      "With POLICY: all its rules in the order of stages, then the constants that they name;",
      "to the letter what is compiled.",
      "With ROW: the workbook row in words, its rules, and the constants that those name.",
      "",
      "Exit codes: 0 printed, 2 no such policy or row, or the workbook is refused, 1 an internal"
          + " error."
    })
public final class RulesCommand extends ConsoleCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "POLICY",
      description = {
        "Workbook, or name of a policy under decision-tables (default: a list of all).",
        "工作簿或政策代号，默认列出全部。"
      })
  private @Nullable String policy;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ROW",
      description = {
        "Sheet and id of a row, scorecard/PAY-03-2; the id alone where no other row has it.",
        "表和编号，例如 scorecard/PAY-03-2；编号不重复时可只写编号。"
      })
  private @Nullable String row;

  public RulesCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    PolicyShelf shelf = new PolicyShelf(console.home());
    RuleNotes notes = new RuleNotes(console, common.language);
    String asked = policy;
    if (asked == null) {
      return list(shelf, notes);
    }
    Path workbook = shelf.find(asked);
    Policy compiled = PolicyCompiler.compile(workbook);
    PolicyRules rules = PolicyRules.of(compiled);
    String id = row;
    if (id == null) {
      notes.print(compiled, rules);
    } else {
      Book book = PolicyCompiler.canonical(BookFile.read(workbook));
      notes.print(compiled, rules, PolicyRow.find(book, id));
    }
    return ExitCode.DONE;
  }

  private int list(PolicyShelf shelf, RuleNotes notes) {
    int exit = ExitCode.DONE;
    for (Map.Entry<String, Path> each : shelf.policies().entrySet()) {
      try {
        Policy compiled = PolicyCompiler.compile(each.getValue());
        notes.list(compiled, PolicyRules.of(compiled));
      } catch (RefusedException refused) {
        console.problems(refused, common.language);
        exit = ExitCode.REFUSED;
      }
    }
    if (shelf.policies().isEmpty()) {
      console.notice(say("这里没有政策。", "There is no policy here."));
    }
    return exit;
  }
}
