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
@Command(name = "rules")
public final class RulesCommand extends ConsoleCommand {

  @Parameters(index = "0", arity = "0..1", paramLabel = "POLICY", descriptionKey = "policy")
  private @Nullable String policy;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ROW", descriptionKey = "row")
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
