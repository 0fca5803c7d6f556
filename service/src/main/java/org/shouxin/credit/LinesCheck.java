package org.shouxin.credit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.JournalFinding;
import org.shouxin.journal.RecordKind;
import org.shouxin.json.KeptJson;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.databind.JsonNode;

/**
 * Whether what is in force follows from records: every credit line from the decision that it names,
 * which is the last of those put in force, and every override and its withdrawal from their records
 * (S5). Whether the records are genuine is for the verification of the journal.
 */
public final class LinesCheck {

  private static final String DECISIONS =
      "select l.customer, l.policy, l.decision, l.as_of, l.grade, l.standing, l.credit_limit,"
          + " l.credit_days, r.kind as r_kind, r.customer as r_customer, r.policy as r_policy,"
          + " r.as_of as r_as_of, r.result from %s l"
          + " left join journal_record r on r.id = l.decision";

  private final JdbcTemplate database;
  private final List<JournalFinding> findings = new ArrayList<>();

  public LinesCheck(DataSource database) {
    this.database = new JdbcTemplate(database);
    this.database.setFetchSize(1000);
  }

  /** Everything that does not follow. */
  public List<JournalFinding> check() {
    lines();
    graded();
    overtaken();
    lostLines();
    overrides();
    lostOverrides();
    return List.copyOf(findings);
  }

  private void lines() {
    database.query(
        DECISIONS.formatted("credit_line")
            + " where coalesce(l.decision, l.grade, l.standing) is not null"
            + " or l.credit_limit is not null",
        require(
            new Text(
                "生效的等级或额度与其决定记录不符",
                "the grade or limit in force does not follow from the record of its decision")));
  }

  private void graded() {
    database.query(
        DECISIONS.formatted("graded"),
        require(
            new Text(
                "曾经生效的等级或额度与其决定记录不符",
                "a grade or limit that was in force does not follow from the record of its"
                    + " decision")));
  }

  private RowCallbackHandler require(Text otherwise) {
    return row -> {
      if (!follows(row)) {
        changed(
            row.getString("decision"),
            RecordKind.DECISION.code(),
            row.getString("customer"),
            otherwise);
      }
    };
  }

  /**
   * Decisions that were in force of customers who have nothing in force, or the other way round.
   */
  private void lostLines() {
    database.query(
        "select max(g.decision) as decision, g.customer from graded g where not exists"
            + " (select 1 from credit_line l where l.customer = g.customer and l.policy = g.policy"
            + " and l.decision is not null) group by g.customer, g.policy",
        row -> {
          changed(
              row.getString("decision"),
              RecordKind.DECISION.code(),
              row.getString("customer"),
              new Text("曾有生效的等级和额度，现在没有", "decisions were in force, and none is now"));
        });
    database.query(
        "select l.decision, l.customer from credit_line l where l.decision is not null"
            + " and not exists (select 1 from graded g where g.decision = l.decision)",
        row -> {
          changed(
              row.getString("decision"),
              RecordKind.DECISION.code(),
              row.getString("customer"),
              new Text("生效的决定不在历次决定的表里", "what is in force is not among past decisions"));
        });
  }

  private static boolean follows(ResultSet row) throws SQLException {
    JsonNode result = KeptJson.suspect(row.getString("result"));
    BigDecimal limit = row.getBigDecimal("credit_limit");
    return RecordKind.DECISION.code().equals(row.getString("r_kind"))
        && row.getString("customer").equals(row.getString("r_customer"))
        && row.getString("policy").equals(row.getString("r_policy"))
        && Objects.equals(day(row, "as_of"), day(row, "r_as_of"))
        && result.path("grade").asString("").equals(row.getString("grade"))
        && result.path("standing").asString("").equals(row.getString("standing"))
        && limit != null
        && limit.compareTo(result.at("/limit/amount").decimalValue(BigDecimal.ONE.negate())) == 0
        && result.at("/terms/credit_days").asInt(-1) == row.getInt("credit_days");
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /** Lines that were set back to an earlier decision. */
  private void overtaken() {
    database.query(
        "select l.customer, l.decision from credit_line l where exists (select 1 from graded g"
            + " where g.customer = l.customer and g.policy = l.policy and (g.as_of > l.as_of"
            + " or (g.as_of = l.as_of and g.decision > l.decision)))",
        row -> {
          changed(
              row.getString("decision"),
              RecordKind.DECISION.code(),
              row.getString("customer"),
              new Text("生效的不是最后一次决定", "what is in force is not the last decision"));
        });
  }

  private void overrides() {
    database.query(
        "select o.id, o.customer, o.policy, o.field, o.content, o.valid_from, o.valid_until,"
            + " o.withdrawn_on, r.kind as r_kind, r.customer as r_customer, r.policy as r_policy,"
            + " r.input, w.kind as w_kind, w.input as w_input from credit_override o"
            + " left join journal_record r on r.id = o.id"
            + " left join journal_record w on w.id = o.withdrawal",
        row -> {
          if (!made(row)) {
            changed(
                row.getString("id"),
                RecordKind.OVERRIDE.code(),
                row.getString("customer"),
                new Text("人工改定与其记录不符", "the override does not follow from its record"));
          }
          boolean withdrawn = day(row, "withdrawn_on") != null;
          boolean recorded =
              RecordKind.OVERRIDE_WITHDRAWN.code().equals(row.getString("w_kind"))
                  && KeptJson.suspect(row.getString("w_input"))
                      .path("override")
                      .asString("")
                      .equals(row.getString("id"));
          if (withdrawn != recorded) {
            changed(
                row.getString("id"),
                RecordKind.OVERRIDE_WITHDRAWN.code(),
                row.getString("customer"),
                new Text("撤回与其记录不符", "the withdrawal does not follow from a record"));
          }
        });
  }

  private static boolean made(ResultSet row) throws SQLException {
    JsonNode input = KeptJson.suspect(row.getString("input"));
    return RecordKind.OVERRIDE.code().equals(row.getString("r_kind"))
        && row.getString("customer").equals(row.getString("r_customer"))
        && row.getString("policy").equals(row.getString("r_policy"))
        && input.path("field").asString("").equals(row.getString("field"))
        && input.path("to").asString("").equals(row.getString("content"))
        && input.path("from").asString("").equals(String.valueOf(day(row, "valid_from")))
        && input.path("until").asString("").equals(String.valueOf(day(row, "valid_until")));
  }

  /** Records of overrides and withdrawals without their row. */
  private void lostOverrides() {
    TreeSet<String> lost = new TreeSet<>();
    database.query(
        "select r.id, r.kind, r.customer from journal_record r where r.kind in (?, ?)"
            + " and not exists (select 1 from credit_override o where o.id = r.id)"
            + " and not exists (select 1 from credit_override o where o.withdrawal = r.id)",
        row -> {
          if (lost.add(row.getString("id"))) {
            changed(
                row.getString("id"),
                row.getString("kind"),
                row.getString("customer"),
                new Text("有记录，人工改定的表里却没有", "recorded, but not in the table of overrides"));
          }
        },
        RecordKind.OVERRIDE.code(),
        RecordKind.OVERRIDE_WITHDRAWN.code());
  }

  private void changed(@Nullable String id, String kind, String customer, Text what) {
    findings.add(
        new JournalFinding(
            JournalFinding.Kind.CHANGED, 0, id == null ? "" : id, kind, customer, what));
  }
}
