package org.shouxin.policy.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.SheetSchema;

/** Reads a sheet of fixed items, one row each: the identity of a policy or a routing. */
public final class Items {

  /** The column that holds an item's content. */
  public static final String VALUE = "value";

  private final Map<String, RowReader> rows = new HashMap<>();
  private final List<Choice> items;

  /**
   * Reports items that are unknown, duplicate or missing.
   *
   * @param optional codes of items that may be left out or empty
   */
  public Items(
      Compilation compilation, SheetSchema sheet, List<Choice> items, Set<String> optional) {
    this.items = items;
    compilation.rows(sheet).forEach(this::item);
    for (Choice item : items) {
      if (!optional.contains(item.code()) && !said(item.code())) {
        require(compilation, sheet, item);
      }
    }
  }

  /** Whether the item in the other language says it, or is reported instead. */
  private boolean said(String item) {
    return item.endsWith("_en")
        || (item.endsWith("_zh") && text(item.replaceAll("_zh$", "_en")) != null);
  }

  private void item(RowReader row) {
    String wanted = Dictionary.key(row.raw("item"));
    for (Choice item : items) {
      if (wanted.equals(Dictionary.key(item.code()))
          || wanted.equals(Dictionary.key(item.label().zh()))
          || wanted.equals(Dictionary.key(item.label().en()))) {
        RowReader before = rows.putIfAbsent(item.code(), row);
        if (before != null) {
          row.problem(
              "item",
              new Text(
                  "项目重复，已见于 " + before.place("item"),
                  "the item is already given at " + before.place("item")),
              Text.NONE);
        }
        row.canonical("item", item.code());
        return;
      }
    }
    row.problem(
        "item",
        new Text("没有这个项目", "no such item"),
        Nearest.suggestion(row.raw("item"), items.stream().map(Choice::code).toList()));
  }

  private void require(Compilation compilation, SheetSchema sheet, Choice item) {
    RowReader row = rows.get(item.code());
    if (row == null) {
      compilation
          .problems()
          .add(
              sheet.tab(),
              new Text(
                  "缺少项目“" + item.label().zh() + "”（" + item.code() + "）",
                  "the item " + item.code() + " (" + item.label().en() + ") is missing"),
              "",
              Text.NONE);
    } else if (row.empty(VALUE)) {
      row.problem(
          VALUE,
          new Text(
              "“" + item.label().zh() + "”（" + item.code() + "）必须填写",
              item.code() + " (" + item.label().en() + ") must be filled"),
          Text.NONE);
    }
  }

  /** The row of an item; null if it is missing. */
  public @Nullable RowReader row(String item) {
    return rows.get(item);
  }

  /** The content of an item; null if it is empty. */
  public @Nullable String text(String item) {
    RowReader row = rows.get(item);
    return row == null || row.empty(VALUE) ? null : row.raw(VALUE);
  }

  /** The content of an item, empty if the cell is empty. */
  String given(String item) {
    String text = text(item);
    return text == null ? "" : text;
  }

  /** The pair {@code prefix_zh}, {@code prefix_en}. */
  public Text texts(String prefix) {
    return Text.either(given(prefix + "_zh"), given(prefix + "_en"));
  }

  /** The content of an item, if it is written like the pattern. */
  public @Nullable String matching(String item, String pattern, Text allowed) {
    RowReader row = rows.get(item);
    String text = text(item);
    if (row != null && text != null && !text.matches(pattern)) {
      row.problem(VALUE, new Text("写法有误", "invalid format"), allowed);
      return null;
    }
    return text;
  }

  /** The id of a policy or routing. */
  public @Nullable String id() {
    return matching(
        "id", "[a-z][a-z0-9-]{0,39}", new Text("小写字母、数字、-", "lower-case letters, digits, hyphens"));
  }

  public @Nullable Integer integer(String item, int low, int high) {
    RowReader row = rows.get(item);
    return row == null ? null : row.integer(VALUE, low, high);
  }

  public @Nullable String choice(String item, List<Choice> choices) {
    RowReader row = rows.get(item);
    return row == null ? null : row.choice(VALUE, choices);
  }

  /** Who approved it, null for a draft; it is a problem if that is the author (R33). */
  public @Nullable String approver() {
    String author = text("author");
    String approver = text("approver");
    RowReader row = rows.get("approver");
    if (row != null
        && author != null
        && approver != null
        && Dictionary.key(author).equals(Dictionary.key(approver))) {
      row.problem(
          VALUE,
          new Text("编制人不能批准自己的政策", "nobody approves their own policy"),
          new Text("另一个人，或留空", "somebody else, or empty"));
    }
    return approver;
  }
}
