package org.shouxin.orders;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding;
import org.shouxin.journal.RecordKind;
import org.shouxin.json.KeptJson;
import org.shouxin.orderfiles.OrderForm;
import org.shouxin.orderfiles.TakenUp;
import org.shouxin.orders.Order.Status;
import org.shouxin.policy.OrderCheck.Outcome;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Whether orders follow from records: each from its last check, from what people decided and from
 * its end, and what it uses of a limit from the order (S5). Call it in a transaction that sees one
 * state of the tables.
 */
public final class OrdersCheck {

  private static final Text CHECK =
      new Text("订单与其审查记录不符", "the order does not follow from the record of its last check");
  private static final Text DECIDED =
      new Text("人工放行或拒绝与其记录不符", "the release or rejection does not follow from its record");
  private static final Text STATUS =
      new Text("订单状态与记录不符", "the status of the order does not follow from records");
  private static final Text USED =
      new Text("占用的额度与订单不符", "what it uses of the limit does not follow from the order");
  private static final Text LOST =
      new Text("有记录或占用，订单的表里却没有", "recorded or using a limit, but not in the table of orders");

  private final JdbcTemplate database;
  private final List<JournalFinding> findings = new ArrayList<>();
  private final Map<String, List<Action>> actions = new TreeMap<>();
  private final Map<String, List<Use>> uses = new HashMap<>();

  public OrdersCheck(DataSource database) {
    this.database = new JdbcTemplate(database);
    this.database.setFetchSize(1000);
  }

  /** What a person did to an order, by its record. */
  private record Action(String id, String kind, String customer, String caller, JsonNode input) {

    boolean isVerdict() {
      return is(RecordKind.HOLD_RELEASED) || is(RecordKind.HOLD_REJECTED);
    }

    boolean is(RecordKind other) {
      return kind.equals(other.code());
    }

    Status status() {
      return Status.valueOf(kind.substring(kind.indexOf('_') + 1).toUpperCase(Locale.ROOT));
    }
  }

  /** What an open order uses of a limit. */
  private record Use(String customer, String policy, TakenUp taken) {}

  /** Everything that does not follow. */
  public List<JournalFinding> check() {
    database.query(
        "select id, kind, customer, caller, input from journal_record"
            + " where kind in (?, ?, ?, ?) order by id",
        row -> {
          JsonNode input = KeptJson.suspect(row.getString("input"));
          actions
              .computeIfAbsent(input.path("order").asString(""), number -> new ArrayList<>())
              .add(
                  new Action(
                      row.getString("id"),
                      row.getString("kind"),
                      row.getString("customer"),
                      row.getString("caller"),
                      input));
        },
        RecordKind.HOLD_RELEASED.code(),
        RecordKind.HOLD_REJECTED.code(),
        RecordKind.ORDER_DELIVERED.code(),
        RecordKind.ORDER_CANCELLED.code());
    database.query(
        "select number, customer, policy, amount, paid from open_order where closed_on is null",
        row -> {
          uses.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
              .add(
                  new Use(
                      row.getString("customer"),
                      row.getString("policy"),
                      new TakenUp(row.getBigDecimal("amount"), row.getBigDecimal("paid"))));
        });
    database.query(
        "select o.*, r.kind as r_kind, r.customer as r_customer, r.policy as r_policy,"
            + " r.as_of as r_as_of, r.input, r.result from order_hold o"
            + " left join journal_record r on r.id = o.record",
        this::order);
    actions.forEach(
        (number, all) -> changed(all.get(0).id(), all.get(0).kind(), all.get(0).customer(), LOST));
    database.query(
        "select distinct p.number, p.customer from open_order p where not exists"
            + " (select 1 from order_hold o where o.number = p.number)",
        row -> {
          changed("", RecordKind.ORDER_CHECK.code(), row.getString("customer"), LOST);
        });
    return List.copyOf(findings);
  }

  private void order(ResultSet row) throws SQLException {
    String number = row.getString("number");
    List<Action> all = Objects.requireNonNullElse(actions.remove(number), List.of());
    List<Use> used = uses.getOrDefault(number, List.of());
    Action verdict =
        all.stream()
            .filter(each -> each.id().equals(string(row, "decided_record")))
            .findFirst()
            .orElse(null);
    require(follows(row), row, CHECK);
    require(isDecided(row, verdict), row, DECIDED);
    require(expected(row, all, verdict) == status(row), row, STATUS);
    require(isUsed(row, used), row, USED);
  }

  private static boolean follows(ResultSet row) throws SQLException {
    JsonNode input = KeptJson.suspect(row.getString("input")).path("facts");
    JsonNode result = KeptJson.suspect(row.getString("result"));
    JsonNode supplied = KeptJson.suspect(row.getString("facts"));
    BigDecimal amount = row.getBigDecimal("amount");
    return RecordKind.ORDER_CHECK.code().equals(row.getString("r_kind"))
        && row.getString("customer").equals(row.getString("r_customer"))
        && row.getString("policy").equals(row.getString("r_policy"))
        && Objects.equals(day(row, "checked_on"), day(row, "r_as_of"))
        && result.path("outcome").asString("").equals(row.getString("outcome"))
        && applying(result).equals(row.getString("reasons"))
        && supplied.path("customer").asString("").equals(row.getString("customer"))
        && supplied.path("facts").propertyStream().allMatch(one -> isSame(one, input))
        && (amount == null
            || (is(amount, figure(OrderForm.AMOUNT, input, result))
                && is(
                    row.getBigDecimal("paid"),
                    least(amount, figure(OrderForm.PREPAID, input, result)))));
  }

  private static boolean isSame(Map.Entry<String, JsonNode> supplied, JsonNode input) {
    JsonNode kept = input.path(supplied.getKey());
    return supplied.getValue().isNumber() && kept.isNumber()
        ? supplied.getValue().decimalValue().compareTo(kept.decimalValue()) == 0
        : supplied.getValue().equals(kept);
  }

  private static String applying(JsonNode result) {
    return String.join(
        " ",
        result
            .path("checks")
            .valueStream()
            .filter(check -> check.path("verdict").asString("").equals("applies"))
            .map(check -> check.path("row").asString(""))
            .toList());
  }

  /**
   * An amount in the policy's currency, as the sheet saw it or else as it was given; null if only
   * the policy knows, because another currency was given.
   */
  private static @Nullable BigDecimal figure(String name, JsonNode input, JsonNode result) {
    for (JsonNode check : result.path("checks")) {
      if (check.path("figures").path(name).isNumber()) {
        return check.path("figures").path(name).decimalValue();
      }
    }
    return input.propertyStream().anyMatch(fact -> fact.getKey().contains("currency"))
        ? null
        : input.path(name).decimalValue(BigDecimal.ZERO);
  }

  private static @Nullable BigDecimal least(BigDecimal amount, @Nullable BigDecimal paid) {
    return paid == null ? null : new TakenUp(amount, paid).paid();
  }

  private static boolean is(BigDecimal kept, @Nullable BigDecimal figure) {
    return figure == null || kept.compareTo(figure) == 0;
  }

  private static boolean isDecided(ResultSet row, @Nullable Action verdict) throws SQLException {
    String by = row.getString("decided_by");
    LocalDate until = day(row, "decided_until");
    return by == null
        ? row.getString("decided_record") == null
        : verdict != null
            && verdict.isVerdict()
            && verdict.customer().equals(row.getString("customer"))
            && verdict.caller().equals(by)
            && verdict.input().path("reason").asString("").equals(row.getString("decided_reason"))
            && verdict
                .input()
                .path("until")
                .asString("")
                .equals(until == null ? "" : until.toString());
  }

  /** The status by records: an order's end, else a person's decision, else the sheet's outcome. */
  private static @Nullable Status expected(
      ResultSet row, List<Action> all, @Nullable Action verdict) throws SQLException {
    Action last = all.isEmpty() ? null : all.get(all.size() - 1);
    if (last != null && !last.isVerdict()) {
      return last.status();
    }
    if (verdict != null) {
      return verdict.equals(last) ? verdict.status() : null;
    }
    boolean isOvertaken = last != null && last.id().compareTo(row.getString("record")) > 0;
    return isOvertaken ? null : Status.of(Outcome.valueOf(upper(row, "outcome")));
  }

  private static Status status(ResultSet row) throws SQLException {
    return Status.valueOf(upper(row, "status"));
  }

  private static boolean isUsed(ResultSet row, List<Use> used) throws SQLException {
    BigDecimal amount = row.getBigDecimal("amount");
    if (status(row) != Status.RELEASED || amount == null) {
      return used.isEmpty();
    }
    return used.size() == 1
        && used.get(0).customer().equals(row.getString("customer"))
        && used.get(0).policy().equals(row.getString("policy"))
        && used.get(0).taken().amount().compareTo(amount) == 0
        && used.get(0).taken().paid().compareTo(row.getBigDecimal("paid")) == 0;
  }

  private static String upper(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  private static @Nullable String string(ResultSet row, String column) {
    try {
      return row.getString(column);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private void require(boolean follows, ResultSet row, Text otherwise) throws SQLException {
    if (!follows) {
      changed(
          row.getString("record"),
          RecordKind.ORDER_CHECK.code(),
          row.getString("customer"),
          new Text(
              row.getString("number") + "：" + otherwise.zh(),
              row.getString("number") + ": " + otherwise.en()));
    }
  }

  private void changed(String id, String kind, String customer, Text what) {
    findings.add(new JournalFinding(JournalFinding.Kind.CHANGED, 0, id, kind, customer, what));
  }
}
