package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.Entry;
import org.shouxin.workbook.Presentation;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * How a policy workbook reads in Excel: choices, facts and the words of conditions in Chinese,
 * units beside numbers, every fact a column of the cases.
 */
final class PolicyPresentation implements Presentation {

  private static final Text NOTHING = Text.same("");
  private static final Pattern ROUND = Pattern.compile("(?<![0-9.])[1-9][0-9]*0000(?![0-9.])");
  private static final String EIGHT = "00000000";

  private final FactSheet facts;
  private final Map<String, Row> indicators = new java.util.HashMap<>();
  private final Text title;
  private final List<SheetSchema> sheets;

  PolicyPresentation(Book book) {
    this.sheets = List.copyOf(book.sheets().keySet());
    this.facts = new FactSheet(book);
    book.rows(Sheets.INDICATORS).forEach(row -> indicators.put(row.id(), row));
    this.title = new Text(item(book, "name_zh"), item(book, "name_en"));
  }

  private static String item(Book book, String id) {
    return Stream.of(Sheets.POLICY, Sheets.ROUTING)
        .flatMap(sheet -> book.rows(sheet).stream())
        .filter(row -> row.id().equals(id))
        .map(row -> row.text("value"))
        .findFirst()
        .orElse("");
  }

  @Override
  public List<SheetSchema> sheets() {
    return sheets;
  }

  @Override
  public List<String> columns(SheetSchema sheet) {
    List<String> keys = new ArrayList<>();
    sheet.columns().forEach(column -> keys.add(column.key()));
    if (sheet.open()) {
      facts.names().forEach(keys::add);
    }
    return keys;
  }

  @Override
  public Text heading(SheetSchema sheet, String key) {
    Optional<Column> column = sheet.column(key);
    if (column.isPresent()) {
      return column.get().heading();
    }
    FactSheet.Declared fact = facts.find(key);
    if (fact == null) {
      return Text.same(key);
    }
    String unit = fact.unit().isEmpty() ? "" : "（" + fact.unit() + "）";
    return new Text(fact.label().zh() + unit, key);
  }

  @Override
  public Kind kind(SheetSchema sheet, String key) {
    Optional<Column> column = sheet.column(key);
    if (column.isPresent()) {
      return column.get().kind();
    }
    FactSheet.Declared fact = facts.find(key);
    return switch (fact == null ? "" : fact.type()) {
      case "number" -> Kind.NUMBER;
      case "date" -> Kind.DATE;
      case "text" -> Kind.TEXT;
      default -> Kind.VALUE;
    };
  }

  @Override
  public String shown(Row row, String key) {
    String text = row.text(key);
    Column column = row.sheet().column(key).orElse(null);
    if (column == null) {
      return worded(facts.find(key), text);
    }
    return switch (column.kind()) {
      case CHOICE, ID -> label(column.choices(), text);
      case FACT -> factLabel(text);
      case CONDITION -> condition(subject(row, key), text);
      case VALUE -> value(row, key, text);
      default -> text;
    };
  }

  private String factLabel(String name) {
    FactSheet.Declared fact = facts.find(name);
    return fact != null && facts.labelled(fact) ? fact.label().zh() : name;
  }

  private String value(Row row, String key, String text) {
    return switch (row.sheet().key() + "." + key) {
      case "policy.value" ->
          switch (row.id()) {
            case "score_rounding", "limit_rounding" -> label(Sheets.ROUNDINGS, text);
            case "downgrade_combination" -> label(Sheets.COMBINATIONS, text);
            default -> text;
          };
      case "facts.assumed" -> worded(facts.find(row.id()), text);
      case "cases.expect_admission" -> worded(facts.find(Conclusions.ADMISSION), text);
      case "cases.expect_standing" -> worded(facts.find(Conclusions.STANDING), text);
      default -> text;
    };
  }

  private static String label(List<Choice> choices, String code) {
    return choices.stream()
        .filter(choice -> choice.code().equals(code))
        .map(choice -> choice.label().zh())
        .findFirst()
        .orElse(code);
  }

  private static String worded(FactSheet.@Nullable Declared fact, String code) {
    return fact == null ? code : fact.options().getOrDefault(code, code);
  }

  private static String condition(FactSheet.@Nullable Declared fact, String text) {
    if (fact != null && fact.type().equals("date")) {
      if (text.equals(">= 0")) {
        return "有效";
      }
      if (text.equals("< 0")) {
        return "过期";
      }
    }
    if (fact != null && fact.type().equals("number")) {
      return text.equals("any") ? "任意" : text.equals("missing") ? "缺失" : rounded(fact, text);
    }
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      words.add(
          switch (word.strip()) {
            case "any" -> "任意";
            case "missing" -> "缺失";
            default -> worded(fact, word.strip());
          });
    }
    return String.join(", ", words);
  }

  /** Large round numbers as people in China write them: 5000万. */
  private static String rounded(FactSheet.Declared fact, String text) {
    if (fact.unit().contains("万") || fact.unit().contains("亿")) {
      return text;
    }
    return ROUND
        .matcher(text)
        .replaceAll(
            number -> {
              String digits = number.group();
              boolean hundredMillions = digits.endsWith(EIGHT);
              return digits.substring(0, digits.length() - (hundredMillions ? 8 : 4))
                  + (hundredMillions ? "亿" : "万");
            });
  }

  /** The fact or conclusion that a condition asks about. */
  private FactSheet.@Nullable Declared subject(Row row, String key) {
    String name =
        switch (key) {
          case "passes" -> row.text("fact");
          case "exempt" -> row.text("exempt_fact");
          case "band" -> {
            Row indicator = indicators.get(row.text("indicator"));
            yield indicator == null ? "" : indicator.text("fact");
          }
          case "condition_1", "condition_2", "condition_3" ->
              row.text("fact" + key.substring("condition".length()));
          default -> key;
        };
    return facts.find(name);
  }

  @Override
  public String unit(Row row, String key) {
    Kind kind = kind(row.sheet(), key);
    if (row.sheet().equals(Sheets.FACTS) && (key.equals("low") || key.equals("high"))) {
      return row.text("unit_zh");
    }
    boolean figures = row.text(key).chars().anyMatch(Character::isDigit);
    FactSheet.Declared fact = kind == Kind.CONDITION && figures ? subject(row, key) : null;
    return fact == null ? "" : fact.unit();
  }

  @Override
  public Entry entry(SheetSchema sheet, String id, String key) {
    Optional<Column> column = sheet.column(key);
    if (column.isPresent()) {
      return Entries.of(sheet, id, column.get());
    }
    FactSheet.Declared fact = facts.find(key);
    return fact == null ? new Entry.Free() : Entries.of(fact);
  }

  @Override
  public Text hint(SheetSchema sheet, String key) {
    return sheet
        .column(key)
        .map(Column::hint)
        .orElseGet(() -> new Text("没有这个数就留空", "Leave empty when it is not known"));
  }

  @Override
  public List<String> named(SheetSchema sheet) {
    List<String> named = new ArrayList<>();
    if (sheet.open()) {
      for (String name : facts.names()) {
        if (kind(sheet, name) == Kind.NUMBER) {
          named.add(name);
        }
      }
    }
    return named;
  }

  @Override
  public Optional<String> grouped(SheetSchema sheet) {
    return sheet.equals(Sheets.SCORECARD) ? Optional.of("indicator") : Optional.empty();
  }

  @Override
  public Text title() {
    return title.zh().isEmpty() && title.en().isEmpty() ? NOTHING : title;
  }

  @Override
  public List<Section> guide() {
    return Guide.sections();
  }
}
