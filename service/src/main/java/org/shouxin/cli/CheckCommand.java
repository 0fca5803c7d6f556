package org.shouxin.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.policies.PolicyShelf;
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
import org.shouxin.terminal.Style.Kind;
import org.shouxin.trials.Cases;
import org.shouxin.trials.Difference;
import org.shouxin.trials.Doubts;
import org.shouxin.workbook.Book;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shouxin check}. */
@Command(name = "check")
public final class CheckCommand extends ConsoleCommand {

  @Mixin private WorkbookArgument workbook = new WorkbookArgument();

  public CheckCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    PolicyShelf shelf = new PolicyShelf(console.home());
    Path file = workbook.file(console.home());
    Book book = BookFile.read(file, new Problems());
    if (BookKind.of(book) == BookKind.ROUTING) {
      sound(RoutingCompiler.compile(file, shelf.policies().keySet()));
    } else {
      Policy policy = PolicyCompiler.compile(file);
      Stream.concat(book.doubts().stream(), Doubts.of(policy).stream())
          .map(doubt -> say("请核对：", "Please check: ") + doubt.in(common.language))
          .forEach(console::notice);
      List<Problem> failing = Cases.of(policy).stream().map(Difference::problem).toList();
      if (!failing.isEmpty()) {
        throw new RefusedException(failing);
      }
      sound(policy);
    }
    if (WorkbookText.isStale(file)) {
      console.notice(
          say(
              "提示：旁边的文本与工作簿不同，请运行 shouxin text " + workbook.given,
              "Note: its text rendering differs; run shouxin text " + workbook.given));
    }
    return ExitCode.DONE;
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
