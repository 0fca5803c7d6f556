package org.shouxin.policy.excel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.Entry;

/** What may be entered where in a policy workbook, as far as Excel can validate it. */
final class Entries {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Text CONCLUSIONS =
      new Text("也可以填评级结论，例如得分、等级。", "Conclusions such as score or grade are fine.");

  /** Sheets whose rows may test conclusions. */
  private static final Set<SheetSchema> CONCLUDED =
      Set.of(
          Sheets.ADMISSION,
          Sheets.UNGRADED,
          Sheets.DOWNGRADES,
          Sheets.MOVEMENT,
          Sheets.BLACKLIST,
          Sheets.TERMS,
          Sheets.LIMITS,
          Sheets.FINDINGS,
          Sheets.LETTERS,
          Sheets.ORDERS,
          Sheets.CLASSES);

  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  /** Limits of numbers by sheet and column. */
  private static final Map<String, Entry> LIMITS =
      Map.ofEntries(
          Map.entry("indicators.weight", new Entry.Share(HUNDRED, "assessment", "counts")),
          Map.entry("scorecard.points", between(0, 100, false)),
          Map.entry("grades.rank", between(1, 26, true)),
          Map.entry("grades.review_months", between(0, 120, true)),
          Map.entry(
              "rates.rate", new Entry.Between(SMALLEST, BigDecimal.valueOf(1_000_000), false)),
          Map.entry("measures.places", between(0, 6, true)),
          Map.entry("stages.step", between(1, 100, true)),
          Map.entry("downgrades.steps", between(-25, 25, true)),
          Map.entry("movement.most_steps", between(0, 25, true)),
          Map.entry("standings.severity", between(0, 100, true)),
          Map.entry("terms.coefficient", between(0, 1000, false)),
          Map.entry("terms.cap", between(0, 1_000_000_000_000L, false)),
          Map.entry("terms.credit_days", between(0, 365, true)),
          Map.entry("terms.discount", between(-100, 100, false)),
          Map.entry("terms.prepayment", between(0, 100, false)),
          Map.entry("terms.valid_months", between(1, 120, true)),
          Map.entry("limits.step", between(1, 1000, true)),
          Map.entry("limits.coefficient", between(0, 1000, false)),
          Map.entry("limits.cap", between(0, 1_000_000_000_000L, false)),
          Map.entry("findings.due_months", between(0, 120, true)),
          Map.entry("findings.due_days", between(0, 3660, true)),
          Map.entry("orders.step", between(1, 1000, true)),
          Map.entry("authorities.grade_steps", between(1, 25, true)),
          Map.entry("authorities.limit_up_to", between(0, 1_000_000_000_000L, false)),
          Map.entry("authorities.order_up_to", between(0, 1_000_000_000_000L, false)),
          Map.entry("authorities.valid_days", between(1, 3660, true)),
          Map.entry("facts.low", between(-1_000_000_000_000L, 1_000_000_000_000L, false)),
          Map.entry("facts.high", between(-1_000_000_000_000L, 1_000_000_000_000L, false)),
          Map.entry("cases.expect_score", between(0, 100, false)),
          Map.entry("cases.expect_credit_limit", between(0, 1_000_000_000_000L, false)),
          Map.entry("cases.expect_credit_days", between(0, 365, true)));

  private static final Map<String, Entry> ITEMS =
      Map.of(
          "version", between(1, 1_000_000, true),
          "effective", new Entry.Day(),
          "score_places", between(0, 6, true),
          "limit_unit", between(0, 1_000_000_000L, false),
          "most_steps", between(1, 25, true));

  private final Language language;

  Entries(Language language) {
    this.language = language;
  }

  Entry of(SheetSchema sheet, String id, Column column) {
    String place = sheet.key() + "." + column.key();
    if (place.equals("policy.value") || place.equals("routing.value")) {
      return switch (id) {
        case "score_rounding", "limit_rounding" -> oneOf(Sheets.ROUNDINGS);
        case "downgrade_combination" -> oneOf(Sheets.COMBINATIONS);
        default -> ITEMS.getOrDefault(id, new Entry.Free());
      };
    }
    Entry limit = LIMITS.get(place);
    if (limit != null) {
      return limit;
    }
    return switch (column.kind()) {
      case ID -> column.choices().isEmpty() ? new Entry.Unique() : new Entry.Free();
      case CHOICE -> oneOf(column.choices());
      case FACT ->
          new Entry.From(Sheets.FACTS, language.say("label_zh", "label_en"), besides(sheet));
      case REFERENCE -> reference(column.key());
      case DATE -> new Entry.Day();
      case VALUE -> expected(column.key());
      default -> new Entry.Free();
    };
  }

  private static Text besides(SheetSchema sheet) {
    return CONCLUDED.contains(sheet) ? CONCLUSIONS : Text.NONE;
  }

  /** What may be entered for a fact. */
  Entry of(FactSheet.Declared fact) {
    return switch (fact.type()) {
      case "number" -> new Entry.Between(fact.low(), fact.high(), false);
      case "whole" -> new Entry.Between(fact.low(), fact.high(), true);
      case "yes_no" ->
          new Entry.OneOf(List.of(language.say("是", "yes"), language.say("否", "no")), false);
      case "date" -> new Entry.Day();
      case "choice" -> new Entry.OneOf(List.copyOf(fact.options().values()), false);
      default -> new Entry.Free();
    };
  }

  private static Entry reference(String key) {
    return switch (key) {
      case "stage" -> new Entry.From(Sheets.STAGES, "id", Text.NONE);
      case "assessment" -> new Entry.From(Sheets.ASSESSMENTS, "id", Text.NONE);
      case "indicator" -> new Entry.From(Sheets.INDICATORS, "id", Text.NONE);
      case "standing" -> new Entry.From(Sheets.STANDINGS, "standing", Text.NONE);
      default -> new Entry.From(Sheets.GRADES, "grade", Text.NONE);
    };
  }

  private Entry expected(String key) {
    return switch (key) {
      case "expect_admission" ->
          new Entry.OneOf(
              language == Language.ZH
                  ? List.of("准入", "有条件准入", "待补证", "不准入")
                  : List.of("Admitted", "Admitted with conditions", "Evidence missing", "Refused"),
              false);
      case "expect_standing" ->
          new Entry.From(Sheets.STANDINGS, language.say("name_zh", "name_en"), Text.NONE);
      case "expect_grade", "expect_grade_before" ->
          new Entry.From(Sheets.GRADES, "grade", Text.NONE);
      default -> new Entry.Free();
    };
  }

  private Entry oneOf(List<Choice> choices) {
    return new Entry.OneOf(choices.stream().map(c -> c.label().in(language)).toList(), false);
  }

  private static Entry between(long low, long high, boolean whole) {
    return new Entry.Between(BigDecimal.valueOf(low), BigDecimal.valueOf(high), whole);
  }
}
