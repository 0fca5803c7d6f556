package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Items;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the identity sheet: one row per item. */
final class IdentitySheet {

  private static final Set<String> OPTIONAL =
      Set.of("approver", "most_steps", "most_bonus", "most_penalty", "score_leaves_hundred");
  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1000);

  private IdentitySheet() {}

  /** The identity; null if there is a problem. */
  static @Nullable Identity compile(Compilation compilation) {
    Items items = new Items(compilation, Sheets.POLICY, Sheets.ITEMS, OPTIONAL);
    String id = items.id();
    Integer version = items.integer("version", 1, 1_000_000);
    RowReader day = items.row("effective");
    LocalDate effective = day == null ? null : day.day(Items.VALUE);
    String currency = items.matching("currency", "[A-Z]{3}", Text.same("CNY, USD, EUR"));
    Integer places = items.integer("score_places", 0, Codes.PLACES);
    RoundingMode scoreRounding = rounding(items, "score_rounding");
    RowReader multiple = items.row("limit_unit");
    BigDecimal unit =
        multiple == null ? null : multiple.number(Items.VALUE, Text.NONE, SMALLEST, Codes.LARGEST);
    RoundingMode limitRounding = rounding(items, "limit_rounding");
    String combination = items.choice("downgrade_combination", Sheets.COMBINATIONS);
    Integer mostSteps = items.integer("most_steps", 1, 50);
    String author = items.text("author");
    String approver = items.approver();
    if (id == null
        || version == null
        || effective == null
        || author == null
        || currency == null
        || places == null
        || scoreRounding == null
        || unit == null
        || limitRounding == null
        || combination == null) {
      return null;
    }
    return new Identity(
        id,
        items.texts("name"),
        items.texts("business"),
        version,
        effective,
        author,
        approver,
        currency,
        places,
        scoreRounding,
        extras(items),
        unit,
        limitRounding,
        combination.equals("sum") ? Identity.Combination.SUM : Identity.Combination.WORST,
        mostSteps);
  }

  private static Identity.Extras extras(Items items) {
    return new Identity.Extras(
        points(items, "most_bonus"),
        points(items, "most_penalty"),
        "yes".equals(items.choice("score_leaves_hundred", Sheets.YES_NO)));
  }

  private static @Nullable BigDecimal points(Items items, String item) {
    RowReader row = items.row(item);
    return row == null
        ? null
        : row.number(Items.VALUE, IndicatorsSheet.POINTS, BigDecimal.ZERO, MOST_POINTS);
  }

  private static @Nullable RoundingMode rounding(Items items, String item) {
    String code = items.choice(item, Sheets.ROUNDINGS);
    return code == null
        ? null
        : switch (code) {
          case "down" -> RoundingMode.DOWN;
          case "up" -> RoundingMode.UP;
          case "half_even" -> RoundingMode.HALF_EVEN;
          default -> RoundingMode.HALF_UP;
        };
  }
}
