package org.shouxin.orderfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.shouxin.batches.CsvCells;
import org.shouxin.customerfiles.RowFault;
import org.shouxin.decision.OrderDecision;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/**
 * Writes {@code orders-results.csv} and {@code orders-failures.csv}, UTF-8 with byte order mark.
 * Headings are names and the same in both languages.
 */
public final class OrderResults {

  /** Name of the file of checked orders. */
  public static final String RESULTS = "orders-results.csv";

  /** Name of the file of orders that could not be checked. */
  public static final String FAILURES = "orders-failures.csv";

  private static final String MARK = "\uFEFF";

  private OrderResults() {}

  /**
   * Writes both files.
   *
   * @param folder that is there
   * @throws IOException if one cannot be written
   */
  public static void write(Path folder, List<CheckedOrder> orders, Language language)
      throws IOException {
    StringBuilder results = new StringBuilder(MARK);
    results
        .append("line,order,customer,on,outcome,decided_by,reasons,checks,")
        .append("policy,policy_version,policy_sha256\r\n");
    StringBuilder failures = new StringBuilder(MARK);
    failures.append("line,column,value,reason,order,customer\r\n");
    for (CheckedOrder order : orders) {
      OrderDecision decision = order.decision();
      if (decision == null) {
        order.faults().forEach(fault -> failure(order, fault, language, failures));
      } else {
        result(order, decision, language, results);
      }
    }
    Files.writeString(folder.resolve(RESULTS), results, StandardCharsets.UTF_8);
    Files.writeString(folder.resolve(FAILURES), failures, StandardCharsets.UTF_8);
  }

  private static void result(
      CheckedOrder order, OrderDecision decision, Language language, StringBuilder out) {
    Policy policy = decision.policy();
    new CsvCells(out)
        .plain(order.line())
        .text(order.order())
        .text(order.customer())
        .plain(decision.on())
        .text(OrderResultText.of(decision.outcome(), language))
        .text(
            OrderResultText.deciding(decision).stream()
                .map(check -> check.check().row().id())
                .collect(Collectors.joining(" ")))
        .text(OrderResultText.reasons(decision, language))
        .text(OrderResultText.checks(decision, language))
        .text(policy.identity().id())
        .plain(policy.identity().version())
        .plain(policy.sha256())
        .end();
  }

  private static void failure(
      CheckedOrder order, RowFault fault, Language language, StringBuilder out) {
    new CsvCells(out)
        .plain(fault.line())
        .text(fault.column())
        .text(fault.value())
        .text(fault.reason().in(language))
        .text(order.order())
        .text(order.customer())
        .end();
  }
}
