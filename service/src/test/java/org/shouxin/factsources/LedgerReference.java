package org.shouxin.factsources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.orderfiles.TakenUp;

/**
 * The facts that follow from invoices, receipts, deliveries and open orders, worked out from rows
 * one after the other by the definitions at the head of the SQL files.
 */
final class LedgerReference {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Books books;
  private final String customer;
  private final LocalDate asOf;
  private final List<Bill> bills;

  /** An invoice as known on the day. */
  private record Bill(
      Books.Invoice invoice,
      BigDecimal amount,
      BigDecimal open,
      @Nullable LocalDate settled,
      long daysLate) {

    boolean isOpen() {
      return settled == null;
    }
  }

  LedgerReference(Books books, String customer, LocalDate asOf) {
    this.books = books;
    this.customer = customer;
    this.asOf = asOf;
    this.bills =
        books.invoices.values().stream()
            .filter(invoice -> invoice.customer().equals(customer) && counts(invoice))
            .map(this::bill)
            .toList();
  }

  private boolean counts(Books.Invoice invoice) {
    return owed(invoice).signum() > 0;
  }

  /** What is left of an invoice by the day; nothing of one that is not there. */
  private BigDecimal owed(Books.Invoice invoice) {
    boolean cancelled = invoice.cancelled() != null && known(invoice.cancelled());
    if (!known(invoice.recorded()) || !known(invoice.issued()) || cancelled) {
      return BigDecimal.ZERO;
    }
    return invoice.amount().subtract(credited(note -> invoice.number().equals(note.invoice())));
  }

  private BigDecimal credited(Predicate<Books.CreditNote> which) {
    BigDecimal credited = BigDecimal.ZERO;
    for (Books.CreditNote note : books.creditNotes) {
      boolean cancelled = note.cancelled() != null && known(note.cancelled());
      if (known(note.recorded()) && known(note.issued()) && !cancelled && which.test(note)) {
        credited = credited.add(note.amount());
      }
    }
    return credited;
  }

  /** What was credited to the customer without naming an invoice, in so many months. */
  private BigDecimal allowance(int months) {
    return credited(
        note ->
            note.customer().equals(customer)
                && note.invoice() == null
                && within(note.issued(), months));
  }

  private boolean known(LocalDate day) {
    return !day.isAfter(asOf);
  }

  private Bill bill(Books.Invoice invoice) {
    BigDecimal paid = BigDecimal.ZERO;
    LocalDate last = LocalDate.MIN;
    for (Books.Allocation allocation : books.allocations) {
      Books.Receipt receipt = books.receipts.get(allocation.receipt());
      if (allocation.invoice().equals(invoice.number())
          && known(allocation.allocated())
          && receipt != null
          && known(receipt.booked())
          && known(receipt.received())) {
        paid = paid.add(allocation.amount());
        last = receipt.received().isAfter(last) ? receipt.received() : last;
      }
    }
    BigDecimal amount = owed(invoice);
    BigDecimal open = amount.subtract(paid);
    LocalDate settled = open.signum() <= 0 ? last : null;
    long late = ChronoUnit.DAYS.between(invoice.due(), settled == null ? asOf : settled);
    return new Bill(invoice, amount, open.max(BigDecimal.ZERO), settled, Math.max(0, late));
  }

  private boolean within(LocalDate day, int months) {
    return day.isAfter(asOf.minusMonths(months)) && known(day);
  }

  private List<Bill> bills(Predicate<Bill> which) {
    return bills.stream().filter(which).toList();
  }

  private List<Bill> recent() {
    return bills(bill -> within(bill.invoice().issued(), 12));
  }

  /** What was bought in so many months, less what was credited in them. */
  private @Nullable BigDecimal bought(int months, String currency) {
    List<Bill> of = bills(bill -> within(bill.invoice().issued(), months));
    BigDecimal allowance = allowance(months);
    if (!of.stream().allMatch(bill -> bill.invoice().currency().equals(currency))
        || allowance.signum() > 0 && !currency.equals("CNY")) {
      return null;
    }
    return of.stream()
        .map(Bill::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .subtract(allowance)
        .max(BigDecimal.ZERO);
  }

  private @Nullable BigDecimal open(List<Bill> of, String currency) {
    return of.stream().allMatch(bill -> bill.invoice().currency().equals(currency))
        ? of.stream().map(Bill::open).reduce(BigDecimal.ZERO, BigDecimal::add)
        : null;
  }

  private static BigDecimal number(long number) {
    return BigDecimal.valueOf(number);
  }

  private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, 6, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal percent(long part, long whole) {
    return ratio(number(part).multiply(HUNDRED), number(whole));
  }

  private long most(List<Bill> of) {
    return of.stream().mapToLong(Bill::daysLate).max().orElse(0);
  }

  private BigDecimal monthsTrading() {
    LocalDate first = null;
    for (Books.Customer row : books.customers) {
      first = row.code().equals(customer) ? row.firstDealt() : first;
    }
    for (Bill bill : bills) {
      LocalDate issued = bill.invoice().issued();
      first = first == null || issued.isBefore(first) ? issued : first;
    }
    return first == null || first.isAfter(asOf)
        ? BigDecimal.ZERO
        : number(YearMonth.from(first).until(YearMonth.from(asOf), ChronoUnit.MONTHS) + 1);
  }

  private long purchaseMonths() {
    Set<Month> months = new HashSet<>();
    recent().forEach(bill -> months.add(bill.invoice().issued().getMonth()));
    return months.size();
  }

  private @Nullable BigDecimal average(String currency) {
    BigDecimal bought = bought(12, currency);
    long months = purchaseMonths();
    return bought == null
        ? null
        : months == 0 ? BigDecimal.ZERO : bought.divide(number(months), 2, RoundingMode.CEILING);
  }

  private @Nullable BigDecimal growth() {
    BigDecimal second = bought(6, "CNY");
    BigDecimal year = bought(12, "CNY");
    if (second == null || year == null) {
      return null;
    }
    BigDecimal first = year.subtract(second);
    if (first.signum() <= 0) {
      return null;
    }
    BigDecimal growth = ratio(second.subtract(first).multiply(HUNDRED), first);
    return growth == null ? null : growth.min(number(1_000_000));
  }

  private @Nullable BigDecimal onTime() {
    List<Bill> settled = bills(bill -> !bill.isOpen());
    return percent(settled.stream().filter(bill -> bill.daysLate() == 0).count(), settled.size());
  }

  private @Nullable BigDecimal disputed() {
    long disputed =
        bills.stream()
            .filter(bill -> bill.invoice().disputed() != null && known(bill.invoice().disputed()))
            .count();
    return percent(disputed, bills.size());
  }

  private BigDecimal lateReceipts() {
    return number(
        bills.stream()
            .filter(bill -> bill.settled() != null && within(bill.settled(), 12))
            .filter(bill -> bill.daysLate() > 0)
            .count());
  }

  private List<Bill> overdue() {
    return bills(bill -> bill.isOpen() && bill.invoice().due().isBefore(asOf));
  }

  private BigDecimal onAccount() {
    return books.receipts.values().stream()
        .map(this::unallocated)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .add(fallenBack())
        .add(credited(note -> note.customer().equals(customer) && note.invoice() == null));
  }

  /**
   * What the customer's receipts paid of cancelled and credited invoices above what is left of
   * them; those allocated last fall back first.
   */
  private BigDecimal fallenBack() {
    BigDecimal back = BigDecimal.ZERO;
    for (String number : paid()) {
      Books.Invoice invoice = Objects.requireNonNull(books.invoices.get(number));
      BigDecimal left = owed(invoice);
      if (left.compareTo(invoice.amount()) < 0) {
        for (Books.Allocation row : allocations(invoice)) {
          BigDecimal kept = left.max(BigDecimal.ZERO).min(row.amount());
          left = left.subtract(row.amount());
          Books.Receipt receipt = Objects.requireNonNull(books.receipts.get(row.receipt()));
          if (receipt.customer().equals(customer) && receipt.currency().equals("CNY")) {
            back = back.add(row.amount().subtract(kept));
          }
        }
      }
    }
    return back;
  }

  /** The invoices, of whichever customer, that the customer's receipts are allocated to. */
  private Set<String> paid() {
    return books.allocations.stream()
        .filter(
            row ->
                Objects.requireNonNull(books.receipts.get(row.receipt()))
                    .customer()
                    .equals(customer))
        .map(Books.Allocation::invoice)
        .collect(Collectors.toSet());
  }

  /** Allocations to an invoice from booked receipts, in their order. */
  private List<Books.Allocation> allocations(Books.Invoice invoice) {
    return books.allocations.stream()
        .filter(row -> row.invoice().equals(invoice.number()) && known(row.allocated()))
        .filter(
            row -> {
              Books.Receipt receipt = Objects.requireNonNull(books.receipts.get(row.receipt()));
              return known(receipt.booked()) && known(receipt.received());
            })
        .sorted(
            Comparator.comparing(Books.Allocation::allocated)
                .thenComparing(Books.Allocation::receipt))
        .toList();
  }

  /** What of a receipt of the customer is booked by the day, in yuan and not allocated. */
  private BigDecimal unallocated(Books.Receipt receipt) {
    if (!receipt.customer().equals(customer)
        || !receipt.currency().equals("CNY")
        || !known(receipt.booked())
        || !known(receipt.received())) {
      return BigDecimal.ZERO;
    }
    BigDecimal used =
        books.allocations.stream()
            .filter(row -> row.receipt().equals(receipt.number()) && known(row.allocated()))
            .map(Books.Allocation::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return receipt.amount().subtract(used).max(BigDecimal.ZERO);
  }

  /** The ERP's orders of the customer by number; closed ones with an amount of 0 for a year. */
  Map<String, TakenUp> orders() {
    Map<String, TakenUp> orders = new HashMap<>();
    for (Books.Order order : books.orders) {
      boolean closed = order.closed() != null && known(order.closed());
      boolean gone = order.closed() != null && !order.closed().isAfter(asOf.minusMonths(12));
      if (order.customer().equals(customer) && known(order.recorded()) && !gone) {
        BigDecimal paid =
            books.receipts.values().stream()
                .filter(receipt -> order.number().equals(receipt.order()))
                .map(this::unallocated)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        orders.put(order.number(), closed ? TakenUp.NOTHING : new TakenUp(order.amount(), paid));
      }
    }
    return orders;
  }

  private String currency() {
    String currency = null;
    LocalDate since = LocalDate.MIN;
    for (Books.Profile profile : books.profiles) {
      if (profile.customer().equals(customer)
          && known(profile.from())
          && profile.from().isAfter(since)) {
        currency = profile.currency();
        since = profile.from();
      }
    }
    return currency == null ? "CNY" : currency;
  }

  /** Whether on a day of the month, up to the day to decide on, an invoice was past due. */
  private boolean late(YearMonth month) {
    for (Bill bill : bills) {
      LocalDate day = bill.invoice().due().plusDays(1);
      LocalDate until = bill.settled() == null ? asOf : bill.settled();
      for (; !day.isAfter(until); day = day.plusDays(1)) {
        if (YearMonth.from(day).equals(month)) {
          return true;
        }
      }
    }
    return false;
  }

  private BigDecimal lateMonths() {
    int months = 0;
    while (months < 12 && late(YearMonth.from(asOf).minusMonths(months))) {
      months++;
    }
    return number(months);
  }

  private @Nullable BigDecimal tonnage() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Books.Purchase purchase : books.purchases) {
      if (purchase.customer().equals(customer)
          && known(purchase.recorded())
          && within(purchase.day(), 12)) {
        if (purchase.tonnes() == null) {
          return null;
        }
        sum = sum.add(purchase.tonnes());
      }
    }
    return sum;
  }

  private @Nullable String goods() {
    List<String> kinds = List.of("ordinary", "cold", "hazardous");
    int strictest = -1;
    for (Books.Purchase purchase : books.purchases) {
      if (purchase.customer().equals(customer)
          && known(purchase.recorded())
          && within(purchase.day(), 12)) {
        strictest = Math.max(strictest, kinds.indexOf(purchase.kind()));
      }
    }
    return strictest < 0 ? null : kinds.get(strictest);
  }

  /** The facts of a policy that follow from the ledger. */
  Map<String, @Nullable Object> facts(String policy) {
    return switch (policy) {
      case "nonferrous" -> nonferrous();
      case "direct-supply" -> directSupply();
      case "credit-file" -> creditFile();
      case "steel" -> steel();
      default -> throw new IllegalArgumentException(policy);
    };
  }

  private Map<String, @Nullable Object> nonferrous() {
    Map<String, @Nullable Object> facts = new HashMap<>();
    List<Bill> settled = bills(bill -> !bill.isOpen());
    BigDecimal receivables = open(bills, "CNY");
    facts.put("months_trading", monthsTrading());
    facts.put("invoices", number(bills.size()));
    facts.put("purchases_12m", bought(12, "CNY"));
    facts.put("purchase_months_12m", number(purchaseMonths()));
    facts.put("avg_monthly_purchases", average("CNY"));
    facts.put("growth_pct", growth());
    facts.put("on_time_pct", onTime());
    facts.put(
        "mean_days_late",
        ratio(number(settled.stream().mapToLong(Bill::daysLate).sum()), number(settled.size())));
    facts.put("max_days_late", bills.isEmpty() ? null : number(most(bills)));
    facts.put("late_receipts_12m", lateReceipts());
    receivables = open(bills(Bill::isOpen), "CNY");
    facts.put("receivables", receivables);
    facts.put("receipts_on_account", onAccount());
    facts.put("overdue_amount", open(overdue(), "CNY"));
    facts.put("overdue_pct", overduePercent(receivables));
    facts.put("max_overdue_days", number(most(overdue())));
    facts.put("disputed_pct", disputed());
    return facts;
  }

  private @Nullable BigDecimal overduePercent(@Nullable BigDecimal receivables) {
    BigDecimal overdue = open(overdue(), "CNY");
    if (receivables == null || overdue == null) {
      return null;
    }
    return receivables.signum() == 0
        ? BigDecimal.ZERO
        : ratio(overdue.multiply(HUNDRED), receivables);
  }

  private Map<String, @Nullable Object> directSupply() {
    Map<String, @Nullable Object> facts = new HashMap<>();
    BigDecimal bought = bought(12, "CNY");
    facts.put("months_trading", monthsTrading());
    facts.put(
        "annual_purchases",
        bought == null || bills.isEmpty() ? null : ratio(bought, number(10_000)));
    facts.put("purchase_months_12m", number(purchaseMonths()));
    facts.put("growth_pct", growth());
    facts.put("on_time_pct", onTime());
    facts.put("max_overdue_days", number(most(overdue())));
    facts.put("disputed_pct", disputed());
    facts.put("receivables", open(bills(Bill::isOpen), "CNY"));
    facts.put("receipts_on_account", onAccount());
    facts.put("goods_kind", goods());
    return facts;
  }

  private Map<String, @Nullable Object> creditFile() {
    Map<String, @Nullable Object> facts = new HashMap<>();
    List<Bill> openOrRecent = bills(bill -> bill.settled() == null || within(bill.settled(), 12));
    facts.put("months_trading", monthsTrading());
    facts.put("avg_monthly_purchases", average(currency()));
    facts.put("late_receipts_12m", lateReceipts());
    facts.put("worst_days_late_12m", openOrRecent.isEmpty() ? null : number(most(openOrRecent)));
    facts.put("late_months_running", lateMonths());
    facts.put("max_overdue_days", number(most(overdue())));
    facts.put("receivables", open(bills(Bill::isOpen), currency()));
    facts.put("overdue_amount", open(overdue(), currency()));
    facts.put("disputed_pct", disputed());
    facts.put("receipts_on_account", onAccount());
    return facts;
  }

  private Map<String, @Nullable Object> steel() {
    Map<String, @Nullable Object> facts = new HashMap<>();
    List<Bill> open = bills(Bill::isOpen);
    boolean yuan = open(open, "CNY") != null;
    facts.put("months_trading", monthsTrading());
    facts.put("sales_12m", bought(12, "CNY"));
    facts.put("purchase_months_12m", number(purchaseMonths()));
    facts.put("growth_pct", growth());
    facts.put("annual_tonnage", tonnage());
    facts.put("on_time_pct", onTime());
    facts.put("recv_not_due", yuan ? aged(open, 0, 0) : null);
    facts.put("recv_1_30", yuan ? aged(open, 1, 30) : null);
    facts.put("recv_31_60", yuan ? aged(open, 31, 60) : null);
    facts.put("recv_61_90", yuan ? aged(open, 61, 90) : null);
    facts.put("recv_91_120", yuan ? aged(open, 91, 120) : null);
    facts.put("recv_over_120", yuan ? aged(open, 121, Long.MAX_VALUE) : null);
    facts.put("receipts_on_account", onAccount());
    return facts;
  }

  private @Nullable BigDecimal aged(List<Bill> open, long from, long to) {
    return open(
        open.stream().filter(bill -> bill.daysLate() >= from && bill.daysLate() <= to).toList(),
        "CNY");
  }
}
