package org.shouxin.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column.Choice;

/** Compiles the identity sheet: one row an item. */
final class IdentitySheet {

  private static final String VALUE = "value";
  private static final Set<String> OPTIONAL = Set.of("approver", "most_steps");
  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private final Compilation compilation;
  private final Map<String, RowReader> items = new HashMap<>();

  private IdentitySheet(Compilation compilation) {
    this.compilation = compilation;
  }

  /** The identity; null when something is wrong. */
  static @Nullable Identity compile(Compilation compilation) {
    return new IdentitySheet(compilation).compile();
  }

  private @Nullable Identity compile() {
    compilation.rows(Sheets.POLICY).forEach(this::item);
    for (Choice item : Sheets.ITEMS) {
      require(item);
    }
    String id =
        matching(
            "id",
            "[a-z][a-z0-9-]{0,39}",
            new Text("小写字母、数字、-", "lower-case letters, digits, hyphens"));
    Integer version = integer("version", 1, 1_000_000);
    LocalDate effective = items.containsKey("effective") ? row("effective").day(VALUE) : null;
    String currency = matching("currency", "[A-Z]{3}", Text.same("CNY, USD, EUR"));
    Integer places = integer("score_places", 0, Codes.PLACES);
    RoundingMode scoreRounding = rounding("score_rounding");
    BigDecimal unit =
        items.containsKey("limit_unit")
            ? row("limit_unit").number(VALUE, RowReader.NOTHING, SMALLEST, Codes.LARGEST)
            : null;
    RoundingMode limitRounding = rounding("limit_rounding");
    String combination = choice("downgrade_combination", Sheets.COMBINATIONS);
    Integer mostSteps = integer("most_steps", 1, 50);
    String author = text("author");
    String approver = text("approver");
    if (approver != null
        && author != null
        && Dictionary.key(author).equals(Dictionary.key(approver))) {
      row("approver")
          .problem(
              VALUE,
              new Text("编制人不能批准自己的政策", "nobody approves their own policy"),
              new Text("另一个人，或留空", "somebody else, or empty"));
    }
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
        new Text(given("name_zh"), given("name_en")),
        new Text(given("business_zh"), given("business_en")),
        version,
        effective,
        author,
        approver,
        currency,
        places,
        scoreRounding,
        unit,
        limitRounding,
        combination.equals("sum") ? Identity.Combination.SUM : Identity.Combination.WORST,
        mostSteps);
  }

  private void item(RowReader row) {
    String wanted = Dictionary.key(row.raw("item"));
    for (Choice item : Sheets.ITEMS) {
      if (wanted.equals(Dictionary.key(item.code()))
          || wanted.equals(Dictionary.key(item.label().zh()))
          || wanted.equals(Dictionary.key(item.label().en()))) {
        RowReader before = items.putIfAbsent(item.code(), row);
        if (before != null) {
          row.problem(
              "item",
              new Text(
                  "项目重复，已见于 " + before.place("item"),
                  "the item stands already at " + before.place("item")),
              RowReader.NOTHING);
        }
        row.canonical("item", item.code());
        return;
      }
    }
    row.problem(
        "item",
        new Text("没有这个项目", "there is no such item"),
        Nearest.suggestion(row.raw("item"), Sheets.ITEMS.stream().map(Choice::code).toList()));
  }

  private void require(Choice item) {
    if (OPTIONAL.contains(item.code())) {
      return;
    }
    RowReader row = items.get(item.code());
    if (row == null) {
      compilation
          .problems()
          .add(
              Sheets.POLICY.tab(),
              new Text(
                  "缺少项目“" + item.label().zh() + "”（" + item.code() + "）",
                  "the item " + item.code() + " (" + item.label().en() + ") is missing"),
              "",
              RowReader.NOTHING);
    } else if (row.empty(VALUE)) {
      row.problem(
          VALUE,
          new Text(
              "“" + item.label().zh() + "”（" + item.code() + "）必须填写",
              item.code() + " (" + item.label().en() + ") must be filled"),
          RowReader.NOTHING);
    }
  }

  /** The row of an item that is there. */
  private RowReader row(String item) {
    RowReader row = items.get(item);
    if (row == null) {
      throw new IllegalStateException(item);
    }
    return row;
  }

  private @Nullable String text(String item) {
    RowReader row = items.get(item);
    return row == null || row.empty(VALUE) ? null : row.raw(VALUE);
  }

  private String given(String item) {
    String text = text(item);
    return text == null ? "" : text;
  }

  private @Nullable String matching(String item, String pattern, Text allowed) {
    String text = text(item);
    if (text != null && !text.matches(pattern)) {
      row(item).problem(VALUE, new Text("写法有误", "not written like this"), allowed);
      return null;
    }
    return text;
  }

  private @Nullable Integer integer(String item, int low, int high) {
    RowReader row = items.get(item);
    return row == null ? null : row.integer(VALUE, low, high);
  }

  private @Nullable String choice(String item, List<Choice> choices) {
    RowReader row = items.get(item);
    return row == null ? null : row.choice(VALUE, choices);
  }

  private @Nullable RoundingMode rounding(String item) {
    String code = choice(item, Sheets.ROUNDINGS);
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
