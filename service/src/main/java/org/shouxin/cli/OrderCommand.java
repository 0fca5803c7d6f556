package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.customerfiles.RoutedFileReader;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.decision.OrderDecision;
import org.shouxin.explanations.OrderJson;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.orderfiles.CheckedOrder;
import org.shouxin.orderfiles.DecidedCustomers;
import org.shouxin.orderfiles.OrderFile;
import org.shouxin.orderfiles.OrderFile.Choice;
import org.shouxin.orderfiles.OrderResults;
import org.shouxin.orderfiles.OrderSummary;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin order}. */
@Command(
    name = "order",
    description = {
      "Check every order of a CSV file: release, prepay, hold or reject, with every check's"
          + " figures.",
      "审查 CSV 文件中的每张订单：放行、预付、暂停或拒绝，并列出每项检查的数字。"
    },
    footer = {
      "",
      "A released order is an open order for later orders of the same customer in the file.",
      "Exit codes: 0 all checked, 3 finished with failed rows, 2 nothing done because of the input"
          + " or",
      "the call, 1 an internal error."
    })
public final class OrderCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DecisionOptions decisionOptions = new DecisionOptions();

  @Parameters(
      paramLabel = "ORDERS",
      description = {
        "CSV of orders; headings by name, label or alias of facts and conclusions.",
        "订单文件，第一行为列名。"
      })
  private Path file = Path.of("");

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      description = {
        "CSV of the customers, who are decided on first; what an order does not give is taken from"
            + " there.",
        "客户文件：先给客户评级，订单没有写的取自评级结果。"
      })
  private @Nullable Path customers;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for orders-results.csv and orders-failures.csv; created if it does not exist.",
        "输出文件夹。"
      })
  private @Nullable Path folder;

  @Option(
      names = "--json",
      description = {
        "Print one line of JSON per checked order instead of the summary.",
        "逐行输出 JSON。"
      })
  private boolean json;

  private final Console console;

  public OrderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusedException {
    LocalDate day = decisionOptions.day();
    try (DecidedCustomers known = known(day)) {
      return finish(check(known, day));
    } catch (IOException fault) {
      throw FileProblems.refused(
          String.valueOf(file.getFileName()), new Text("读取中断", "reading ended early"), fault);
    }
  }

  private DecidedCustomers known(LocalDate day) throws RefusedException, IOException {
    if (customers == null) {
      return DecidedCustomers.none();
    }
    try (RoutedFile routedFile = decisionOptions.open(customers, console.home())) {
      return DecidedCustomers.of(routedFile, day);
    }
  }

  private List<CheckedOrder> check(DecidedCustomers known, LocalDate day)
      throws RefusedException, IOException {
    PolicyShelf shelf = new PolicyShelf(console.home());
    if (decisionOptions.policy != null || shelf.policies().size() < 2) {
      Policy policy =
          known.policies().isEmpty()
              ? PolicyCompiler.compile(shelf.find(decisionOptions.policy))
              : known.policies().get(0);
      requireOrders(policy);
      try (CustomerFile orders = CustomerFile.open(file, policy.vocabulary())) {
        return new OrderFile(orders, known, (raw, code) -> new Choice(policy, List.of()), day)
            .run();
      }
    }
    if (!known.policies().isEmpty()) {
      try (CustomerFile orders = CustomerFile.routed(file, known.policies().get(0).vocabulary())) {
        return new OrderFile(orders, known, known::choice, day).run();
      }
    }
    try (RoutedFile routedFile = decisionOptions.open(file, console.home())) {
      RoutedFileReader reader = routedFile.reader();
      return new OrderFile(routedFile.file(), known, (raw, code) -> routed(reader, raw), day).run();
    }
  }

  private static Choice routed(RoutedFileReader reader, RawRow raw) throws RefusedException {
    RoutedRow routedRow = reader.read(raw, filePolicy -> false);
    FilePolicy filePolicy = routedRow.filePolicy();
    return new Choice(filePolicy == null ? null : filePolicy.policy(), routedRow.row().faults());
  }

  private static void requireOrders(Policy policy) throws RefusedException {
    if (policy.orders().isEmpty()) {
      throw new RefusedException(
          policy.identity().id(),
          new Text("这份政策没有订单表", "this policy has no orders sheet"),
          "",
          new Text("有订单表的政策", "a policy with an orders sheet"));
    }
  }

  private int finish(List<CheckedOrder> checked) throws RefusedException {
    Language language = common.language;
    long failed = checked.stream().filter(order -> order.decision() == null).count();
    if (json) {
      for (CheckedOrder order : checked) {
        OrderDecision decision = order.decision();
        if (decision != null) {
          console.out().println(OrderJson.compact(decision));
        }
      }
    } else {
      checked.stream()
          .map(CheckedOrder::decision)
          .filter(Objects::nonNull)
          .map(OrderDecision::policy)
          .distinct()
          .forEach(policy -> console.out().println(PolicyLine.of(policy, language)));
      console.out().println();
      console.out().print(OrderSummary.of(checked, language, console.style()));
    }
    faults(checked, language);
    if (folder != null) {
      write(folder, checked, language);
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED_ROWS;
  }

  private void faults(List<CheckedOrder> checked, Language language) {
    String name = String.valueOf(file.getFileName());
    for (CheckedOrder order : checked) {
      order.faults().forEach(fault -> console.problem(fault.problem(name).in(language)));
    }
  }

  private void write(Path into, List<CheckedOrder> checked, Language language)
      throws RefusedException {
    try {
      Files.createDirectories(into);
      OrderResults.write(into, checked, language);
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(into, fault);
    }
    if (!json) {
      console
          .out()
          .println(
              language.say("已写出 ", "Written: ")
                  + into.resolve(OrderResults.RESULTS)
                  + ", "
                  + into.resolve(OrderResults.FAILURES));
    }
  }
}
