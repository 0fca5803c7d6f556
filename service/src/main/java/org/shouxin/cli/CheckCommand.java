package org.shouxin.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.shouxin.database.BusinessClock;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.json.JsonText;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policies.WorkbookForm;
import org.shouxin.policies.WorkbookText;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routing;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.trials.Cases;
import org.shouxin.trials.Difference;
import org.shouxin.trials.Doubts;
import org.shouxin.workbook.Book;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin check}. */
@Command(name = "check")
public final class CheckCommand extends ConsoleCommand {

  @Mixin private WorkbookArgument workbook = new WorkbookArgument();

  @Option(names = "--json")
  private boolean json;

  private int warnings;

  public CheckCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    try {
      check();
      return ExitCode.DONE;
    } catch (RefusedException refused) {
      if (!json) {
        throw refused;
      }
      refused.problems().forEach(problem -> line("fault", problem));
      return ExitCode.REFUSED;
    }
  }

  private void check() throws RefusedException {
    PolicyShelf shelf = new PolicyShelf(console.home());
    Path file = workbook.file(console.home());
    Book book = BookFile.read(file, new Problems());
    if (BookKind.of(book) == BookKind.ROUTING) {
      Routing routing = RoutingCompiler.compile(file, shelf.policies().keySet());
      form(file, book);
      if (json) {
        sound(routing.id(), routing.version(), routing.sha256());
      } else {
        sound(routing);
      }
    } else {
      Policy policy = PolicyCompiler.compile(file);
      LocalDate today = BusinessClock.ofCommand().today();
      book.doubts().forEach(this::warn);
      Doubts.of(policy, file, today).forEach(this::warn);
      List<Problem> failing = Cases.of(policy).stream().map(Difference::problem).toList();
      if (!failing.isEmpty()) {
        throw new RefusedException(failing);
      }
      form(file, book);
      if (json) {
        sound(policy.identity().id(), policy.identity().version(), policy.sha256());
      } else {
        sound(policy);
      }
    }
    if (warnings > 0 && !json) {
      console.notice(
          say("需要核对 " + warnings + " 处，不影响使用", warnings + " to check; none forbids its use"));
    }
  }

  /** Whether the text next to the workbook and the look of the workbook are up to date. */
  private void form(Path file, Book book) throws RefusedException {
    if (WorkbookText.isStale(file)) {
      warn(
          renew(
              file,
              new Text("旁边的文本与工作簿不同", "its text rendering differs"),
              "shouxin text " + workbook.given));
    }
    if (WorkbookForm.isWanted(file, book)) {
      warn(
          renew(
              file, new Text("样式需要整理", "it wants formatting"), "shouxin format " + workbook.given));
    }
  }

  private static Problem renew(Path file, Text what, String command) {
    return new Problem(
        String.valueOf(file.getFileName()),
        new Text(what.zh() + "，请运行 " + command, what.en() + "; run " + command),
        "");
  }

  private void warn(Problem problem) {
    warnings++;
    if (json) {
      line("warning", problem);
    } else {
      console.notice(say("请核对：", "Please check: ") + problem.in(common.language));
    }
  }

  private void line(String state, Problem problem) {
    console.line(
        JsonText.of(
            line ->
                line.value("state", state)
                    .value("where", problem.where())
                    .value("what", problem.what().in(common.language))
                    .value("found", problem.found())
                    .value("allowed", problem.allowed().in(common.language))));
  }

  private void sound(String id, int version, String sha256) {
    console.line(
        JsonText.of(
            line ->
                line.value("state", "ok")
                    .value("policy", id)
                    .value("version", version)
                    .value("sha256", sha256)
                    .value("warnings", warnings)));
  }

  private void sound(Routing routing) {
    console.line(
        Kind.GOOD, say("没有问题：", "No problems: ") + PolicyLine.of(routing, common.language));
    List<String> policies =
        routing.routes().stream().map(Routed.Route::policy).distinct().sorted().toList();
    console.line(
        say(
            "路由 " + routing.routes().size() + " 行，每个客户恰好一行；政策：" + String.join("、", policies),
            routing.routes().size()
                + " routes, exactly one per customer; policies: "
                + String.join(", ", policies)));
    console.line("SHA-256 " + routing.sha256());
  }

  private void sound(Policy policy) {
    BigDecimal weights =
        policy.indicators().stream()
            .map(Indicator::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    console.line(Kind.GOOD, say("没有问题：", "No problems: ") + PolicyLine.of(policy, common.language));
    console.line(
        say(
            String.format(
                "事实 %d，准入 %d，指标 %d（权重合计 %s），评分行 %d，等级 %d，降级 %d，黑名单 %d，额度 %d，用例 %d 条全部相符",
                counts(policy, weights)),
            String.format(
                "%d facts, %d criteria, %d indicators (weights add up to %s), %d score rows, %d"
                    + " grades, %d downgrades, %d blacklist rows, %d terms rows, all %d cases"
                    + " hold",
                counts(policy, weights))));
    console.line("SHA-256 " + policy.sha256());
  }

  private static Object[] counts(Policy policy, BigDecimal weights) {
    return new Object[] {
      policy.facts().facts().size(),
      policy.admission().size(),
      policy.indicators().size(),
      weights.stripTrailingZeros().toPlainString(),
      policy.scorecard().size(),
      policy.grades().size(),
      policy.downgrades().size(),
      policy.sanctions().size(),
      policy.terms().size(),
      policy.cases().size()
    };
  }
}
