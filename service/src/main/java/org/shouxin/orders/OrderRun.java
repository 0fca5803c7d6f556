package org.shouxin.orders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shouxin.customers.CustomerFile;
import org.shouxin.customers.CustomerRow;
import org.shouxin.customers.RawRow;
import org.shouxin.customers.RowReader;
import org.shouxin.decision.Answer;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Text;

/** Checks a file of orders in its order (R27): every row is checked or says why not. Used once. */
public final class OrderRun {

  private static final Text NOTHING = Text.same("");

  private final OrderDesk desk;
  private final Map<String, Answer> customers;
  private final boolean joined;
  private final Map<String, Long> lines = new HashMap<>();

  /**
   * @param desk that checks
   * @param customers what is known about customers, by code
   * @param joined whether there is a file of customers at all
   */
  public OrderRun(OrderDesk desk, Map<String, Answer> customers, boolean joined) {
    this.desk = desk;
    this.customers = Map.copyOf(customers);
    this.joined = joined;
  }

  /**
   * Checks all rows.
   *
   * @param file opened with the vocabulary of the desk's policy
   * @throws IOException if reading ends early
   */
  public List<CheckedOrder> run(CustomerFile file) throws IOException {
    RowReader reader = file.rows();
    List<CheckedOrder> checked = new ArrayList<>();
    for (RawRow raw = file.next(); raw != null; raw = file.next()) {
      checked.add(check(reader.read(raw)));
    }
    return checked;
  }

  private CheckedOrder check(CustomerRow row) {
    Facts facts = row.facts();
    if (facts == null) {
      return new CheckedOrder(row.line(), "", row.customer(), null, row.faults());
    }
    String number = number(facts);
    Long first = number.isEmpty() ? null : lines.putIfAbsent(number, row.line());
    if (first != null) {
      return new CheckedOrder(
          row.line(),
          number,
          row.customer(),
          null,
          List.of(OrderFaults.repeated(row.line(), number, first)));
    }
    OrderAnswer answer = desk.check(facts);
    return answer instanceof OrderDecision decision
        ? new CheckedOrder(row.line(), number, row.customer(), decision, List.of())
        : new CheckedOrder(
            row.line(),
            number,
            row.customer(),
            null,
            OrderFaults.of(row.line(), (UncheckedOrder) answer, about(row.customer())));
  }

  private static String number(Facts facts) {
    return facts
        .dictionary()
        .find(OrderDesk.ORDER)
        .map(fact -> Objects.toString(facts.value(fact), ""))
        .orElse("");
  }

  private Text about(String customer) {
    Answer answer = customers.get(customer);
    if (answer instanceof Undecided) {
      return new Text("客户没有评级", "its customer is not graded");
    }
    return answer == null && joined
        ? new Text("客户文件中没有该客户", "its customer is not in the file of customers")
        : NOTHING;
  }
}
