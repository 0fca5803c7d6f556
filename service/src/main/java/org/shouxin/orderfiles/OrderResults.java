package org.shouxin.orderfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.csv.CsvCells;
import org.shouxin.csv.CsvWriter;
import org.shouxin.csv.RowFault;
import org.shouxin.decision.OrderDecision;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * Writes {@code orders-results.csv} and {@code orders-failures.csv}, UTF-8 with byte order mark. In
 * English the headings are the names that programs use.
 */
public final class OrderResults {

  /** Name of the file of checked orders. */
  public static final String RESULTS = "orders-results.csv";

  /** Name of the same as a workbook. */
  public static final String WORKBOOK = "orders-results.xlsx";

  /** Name of the file of orders that could not be checked. */
  public static final String FAILURES = "orders-failures.csv";

  private static final Text RESULT_COLUMNS =
      new Text(
          "行号,订单号,客户代码,日期,结论,依据,理由,检查,政策,政策版本,政策 SHA-256",
          "line,order,customer,on,outcome,decided_by,reasons,checks,"
              + "policy,policy_version,policy_sha256");
  private static final Text FAILURE_COLUMNS =
      new Text("行号,列,内容,原因,订单号,客户代码", "line,column,value,reason,order,customer");

  private static final Set<String> PLAIN =
      Set.of("行号", "line", "日期", "on", "政策版本", "policy_version");

  private OrderResults() {}

  /** Whether the column of {@link #RESULTS} with this heading holds numbers or days. */
  public static boolean isPlain(String heading) {
    return PLAIN.contains(heading);
  }

  /**
   * Writes both files.
   *
   * @param folder that is there
   * @param headings their language; in English they are the names that programs use
   * @throws IOException if one cannot be written
   */
  public static void write(
      Path folder, List<CheckedOrder> orders, Language language, Language headings)
      throws IOException {
    try (CsvWriter results =
            CsvWriter.to(folder.resolve(RESULTS), columns(RESULT_COLUMNS, headings));
        CsvWriter failures =
            CsvWriter.to(folder.resolve(FAILURES), columns(FAILURE_COLUMNS, headings))) {
      for (CheckedOrder order : orders) {
        OrderDecision decision = order.decision();
        if (decision != null) {
          result(order, decision, language, results.row());
          continue;
        }
        for (RowFault fault : order.faults()) {
          failure(order, fault, language, failures.row());
        }
      }
    }
  }

  private static List<String> columns(Text columns, Language language) {
    return List.of(columns.in(language).split(","));
  }

  private static void result(
      CheckedOrder order, OrderDecision decision, Language language, CsvCells row) {
    Policy policy = decision.policy();
    row.plain(order.line())
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

  private static void failure(CheckedOrder order, RowFault fault, Language language, CsvCells row) {
    row.plain(fault.line())
        .text(fault.place())
        .text(fault.value())
        .text(fault.reason().in(language))
        .text(order.order())
        .text(order.customer())
        .end();
  }
}
