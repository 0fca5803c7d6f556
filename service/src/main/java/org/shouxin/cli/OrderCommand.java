package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.TableFile;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.customerfiles.RoutedFileReader;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.decision.OrderDecision;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.orderfiles.CheckedOrder;
import org.shouxin.orderfiles.DecidedCustomers;
import org.shouxin.orderfiles.OrderFile;
import org.shouxin.orderfiles.OrderFile.Choice;
import org.shouxin.orderfiles.OrderResults;
import org.shouxin.orderfiles.OrderSummary;
import org.shouxin.orders.OrderSheetAnswer;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.ResultsWorkbook;
import org.shouxin.web.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin order}. */
@Command(name = "order")
public final class OrderCommand extends ConsoleCommand {

  @Mixin private DecisionOptions decisionOptions = new DecisionOptions();

  @Parameters(paramLabel = "ORDERS", descriptionKey = "orders")
  private Path file = Path.of("");

  @Option(names = "--customers", paramLabel = "FILE")
  private @Nullable Path customers;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path folder;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--xlsx")
  private boolean xlsx;

  @Option(names = "--json")
  private boolean json;

  public OrderCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    LocalDate day = decisionOptions.day();
    if (file.equals(TableFile.STANDARD_INPUT) && file.equals(customers)) {
      throw misused("standard input holds the orders or the customers, not both");
    }
    if (xlsx && folder == null) {
      throw misused("--xlsx needs --out");
    }
    if (folder != null) {
      OutputFolder.keep(
          folder,
          List.of(OrderResults.RESULTS, OrderResults.WORKBOOK, OrderResults.FAILURES),
          force);
    }
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
      DecidedCustomers decided = DecidedCustomers.of(routedFile, day);
      console.notices(routedFile.notes(), common.language);
      return decided;
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
        return run(new OrderFile(orders, known, (raw, code) -> new Choice(policy, List.of()), day));
      }
    }
    if (!known.policies().isEmpty()) {
      try (CustomerFile orders = CustomerFile.routed(file, known.policies().get(0).vocabulary())) {
        orders.requireRecords();
        return run(new OrderFile(orders, known, known::choice, day));
      }
    }
    try (RoutedFile routedFile = decisionOptions.open(file, console.home())) {
      RoutedFileReader reader = routedFile.reader();
      return run(new OrderFile(routedFile.file(), known, (raw, code) -> routed(reader, raw), day));
    }
  }

  private List<CheckedOrder> run(OrderFile orders) throws RefusedException, IOException {
    List<CheckedOrder> checked = orders.run();
    console.notices(orders.notes(), common.language);
    return checked;
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
          console.out().println(StrictJson.compact(OrderSheetAnswer.of(decision)));
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
      OrderResults.write(into, checked, language, headings());
      Path workbook = into.resolve(OrderResults.WORKBOOK);
      Files.deleteIfExists(workbook);
      if (xlsx) {
        ResultsWorkbook.write(
            into.resolve(OrderResults.RESULTS), workbook, headings(), OrderResults::isPlain);
      }
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(into, fault);
    }
    if (!json) {
      console
          .out()
          .println(
              language.say("已写出 ", "Written: ")
                  + into.resolve(OrderResults.RESULTS)
                  + (xlsx ? ", " + into.resolve(OrderResults.WORKBOOK) : "")
                  + ", "
                  + into.resolve(OrderResults.FAILURES));
    }
  }
}
