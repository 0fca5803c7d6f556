package org.shouxin.orderfiles;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.csv.SeenCodes;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.CustomerRowReader;
import org.shouxin.customerfiles.FileHeadings;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.decision.UncheckedOrder;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * Checks a file of orders in its order (R27): every row is checked or has a reason why not. Single
 * use.
 */
public final class OrderFile {

  /**
   * Which policy checks an order.
   *
   * @param policy null if it cannot be determined
   * @param faults why it cannot be determined
   */
  public record Choice(@Nullable Policy policy, List<RowFault> faults) {}

  /** Determines which policy checks an order. */
  public interface Chooser {
    /**
     * The policy for a record.
     *
     * @param order cut into cells
     * @param customer code of the customer; empty if it cannot be read
     * @throws RefusedException if its workbook cannot be used
     */
    Choice of(RawRow order, String customer) throws RefusedException;
  }

  private record Seat(CustomerRowReader reader, DateColumn dates, OrderSequence sequence) {}

  private final CustomerFile file;
  private final DecidedCustomers customers;
  private final Chooser chooser;
  private final LocalDate asOf;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<String, Map<String, TakenUp>> released = new HashMap<>();
  private final SeenCodes numbers = new SeenCodes();
  private final SeenCodes buyers = new SeenCodes();
  private final Set<Text> conversions = new LinkedHashSet<>();

  /**
   * @param file of orders, just opened
   * @param customers what is known about customers
   * @param chooser which policy checks
   * @param asOf the day to check on, unless an order has its own
   */
  public OrderFile(CustomerFile file, DecidedCustomers customers, Chooser chooser, LocalDate asOf) {
    this.file = file;
    this.customers = customers;
    this.chooser = chooser;
    this.asOf = asOf;
  }

  /**
   * Checks all rows.
   *
   * @throws IOException if reading ends early
   * @throws RefusedException if a policy that a row needs cannot be used
   */
  public List<CheckedOrder> run() throws IOException, RefusedException {
    CustomerRowReader first = file.rows();
    List<CheckedOrder> checked = new ArrayList<>();
    for (RawRow raw = file.next(); raw != null; raw = file.next()) {
      RawRow cut = first.cut(raw);
      String code = first.customer(cut);
      Choice choice = chooser.of(cut, code);
      Policy policy = choice.policy();
      checked.add(
          located(
              policy == null
                  ? CheckedOrder.failed(cut.line(), "", code, choice.faults())
                  : policy.orders().isEmpty()
                      ? unassigned(cut, code, without(policy))
                      : check(seat(policy), cut)));
    }
    return checked;
  }

  private CheckedOrder located(CheckedOrder order) {
    return order.decision() == null
        ? CheckedOrder.failed(
            order.line(),
            order.order(),
            order.customer(),
            order.faults().stream().map(file::located).toList())
        : order;
  }

  /** What is to be noted about the columns and codes of the rows that were checked. */
  public List<Text> notes() {
    return Stream.of(conversions, file.notes(), buyers.notes(), numbers.notes())
        .flatMap(Collection::stream)
        .toList();
  }

  private static Text without(Policy policy) {
    String id = policy.identity().id();
    return new Text("政策 " + id + " 没有订单表", "policy " + id + " has no orders sheet");
  }

  private static CheckedOrder unassigned(RawRow raw, String code, Text reason) {
    RowFault fault = new RowFault(raw.line(), Fact.CUSTOMER, code, reason);
    return CheckedOrder.failed(raw.line(), "", code, List.of(fault));
  }

  private Seat seat(Policy policy) throws RefusedException {
    Seat seat = seats.get(policy.sha256());
    if (seat == null) {
      FileHeadings headings = file.headings().by(policy.vocabulary());
      headings.checkOrders(customers.vocabularies());
      file.checkScale(headings);
      conversions.addAll(headings.conversions());
      seat =
          new Seat(
              file.rows(headings),
              new DateColumn(headings, asOf),
              new OrderSequence(
                  policy, customers.decisions(policy), customers.answers(), asOf, released));
      seats.put(policy.sha256(), seat);
    }
    return seat;
  }

  private CheckedOrder check(Seat seat, RawRow raw) {
    CustomerRow row = seat.reader().read(raw);
    long line = row.line();
    String customer = row.customer();
    Facts facts = row.facts();
    if (facts == null) {
      return CheckedOrder.failed(line, "", customer, row.faults());
    }
    RowFault date = seat.dates().fault(raw);
    if (date != null) {
      return CheckedOrder.failed(line, "", customer, List.of(date));
    }
    String number = number(facts);
    buyers.add(customer, line);
    int first = number.isEmpty() ? 0 : numbers.add(number, line);
    if (first != 0) {
      RowFault repeated = OrderFaults.repeated(line, number, first);
      return CheckedOrder.failed(line, number, customer, List.of(repeated));
    }
    OrderAnswer answer = seat.sequence().check(facts);
    if (answer instanceof UncheckedOrder unchecked) {
      List<RowFault> faults = OrderFaults.of(line, unchecked, customers.about(customer));
      return CheckedOrder.failed(line, number, customer, faults);
    }
    return new CheckedOrder(line, number, customer, (OrderDecision) answer, List.of());
  }

  private static String number(Facts facts) {
    return facts
        .dictionary()
        .find(Fact.ORDER)
        .map(fact -> Objects.toString(facts.value(fact), ""))
        .orElse("");
  }
}
