package org.shouxin.policy.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.Entry;
import org.shouxin.workbook.Presentation;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * How a policy or routing workbook is shown in Excel: choices, facts and words of conditions in
 * Chinese, units next to numbers, and a column of the cases for every fact from a source.
 */
final class PolicyPresentation implements Presentation {

  private static final Set<Kind> NUMBERS = Set.of(Kind.NUMBER, Kind.INTEGER);

  /** Optional sheets that every policy workbook shows, so that they are easy to find. */
  private static final Set<SheetSchema> SHOWN =
      Set.of(Sheets.DOWNGRADES, Sheets.BLACKLIST, Sheets.CASES);

  /** The column that groups the rows of a sheet. */
  private static final Map<SheetSchema, String> GROUPED =
      Map.of(Sheets.SCORECARD, "indicator", Sheets.CLASSES, "class");

  private final Book book;
  private final FactSheet facts;
  private final CellWords words;
  private final Text title;
  private final List<SheetSchema> sheets;
  private final List<SheetSchema> further;
  private final List<String> given = new ArrayList<>();

  /**
   * @param every whether optional sheets without rows become tabs too
   */
  PolicyPresentation(Book book, boolean every) {
    this.book = book;
    this.facts = new FactSheet(book);
    this.words = new CellWords(book, facts);
    this.title = new Text(item("name_zh"), item("name_en"));
    this.sheets =
        book.sheets().keySet().stream()
            .filter(
                sheet ->
                    every
                        || sheet.required()
                        || SHOWN.contains(sheet)
                        || !book.rows(sheet).isEmpty())
            .filter(sheet -> !sheet.equals(Sheets.LOOK_UP) || !book.rows(sheet).isEmpty())
            .sorted(Comparator.comparing(PolicyPresentation::order))
            .toList();
    this.further =
        book.sheets().keySet().stream().filter(sheet -> !sheets.contains(sheet)).toList();
    given();
  }

  /** The further columns of the cases: facts from sources, then others that rows name. */
  private void given() {
    Set<String> filled = new LinkedHashSet<>();
    for (Row row : book.rows(Sheets.CASES)) {
      row.cells().forEach((key, cell) -> filled.add(cell.isEmpty() ? "" : key));
    }
    for (String name : facts.names()) {
      FactSheet.Declared fact = facts.find(name);
      if (fact != null && (!fact.derived() || filled.contains(name))) {
        given.add(name);
      }
    }
    for (String key : filled) {
      if (!key.isEmpty() && Sheets.CASES.column(key).isEmpty() && !given.contains(key)) {
        given.add(key);
      }
    }
  }

  /** Look-up tables come where the workbook's order of sheets has them. */
  private static int order(SheetSchema sheet) {
    return BookKind.POLICY.sheets().indexOf(sheet.isTable() ? Sheets.LOOK_UP : sheet);
  }

  private String item(String id) {
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
    if (sheet.isTable()) {
      Set<String> all = new LinkedHashSet<>(List.of(sheet.columns().get(0).key()));
      book.rows(sheet).forEach(row -> all.addAll(row.cells().keySet()));
      all.remove(SheetSchema.CORNER);
      all.removeIf(key -> book.rows(sheet).stream().allMatch(row -> absent(row, key)));
      return List.copyOf(all);
    }
    sheet.columns().forEach(column -> keys.add(column.key()));
    if (sheet.open()) {
      keys.addAll(given);
    }
    return keys;
  }

  private static boolean absent(Row row, String key) {
    return !row.cells().containsKey(key) || row.text(key).isEmpty();
  }

  @Override
  public Text heading(SheetSchema sheet, String key) {
    Optional<Column> column = sheet.column(key);
    if (sheet.isTable() && !key.equals("source")) {
      return new Text(words.tableHeading(book.rows(sheet).get(0), key), "");
    }
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
    if (sheet.isTable()) {
      return Kind.NUMBER;
    }
    FactSheet.Declared fact = facts.find(key);
    return switch (fact == null ? "" : fact.type()) {
      case "number" -> Kind.NUMBER;
      case "whole" -> Kind.INTEGER;
      case "date" -> Kind.DATE;
      case "text" -> Kind.TEXT;
      default -> Kind.VALUE;
    };
  }

  @Override
  public String shown(Row row, String key) {
    return words.shown(row, key);
  }

  @Override
  public String unit(Row row, String key) {
    return words.unit(row, key);
  }

  @Override
  public int places(Row row, String key) {
    String places = row.sheet().equals(Sheets.MEASURES) ? row.text("places") : "";
    return key.equals("formula") && places.matches("[0-6]") ? Integer.parseInt(places) : 0;
  }

  @Override
  public Entry entry(SheetSchema sheet, String id, String key) {
    Optional<Column> column = sheet.column(key);
    if (column.isPresent()) {
      Entry entry = Entries.of(sheet, id, column.get());
      return entry instanceof Entry.From from && !sheets.contains(from.sheet())
          ? new Entry.Free()
          : entry;
    }
    FactSheet.Declared fact = sheet.isTable() ? null : facts.find(key);
    return fact == null ? new Entry.Free() : Entries.of(fact);
  }

  @Override
  public Text hint(SheetSchema sheet, String key) {
    return sheet
        .column(key)
        .map(Column::hint)
        .orElseGet(
            () ->
                sheet.isTable()
                    ? new Text("每格一个数字", "A number in every cell")
                    : new Text("没有这个数就留空", "Leave empty when it is not known"));
  }

  @Override
  public List<Named> names() {
    List<String> numbers =
        given.stream().filter(key -> NUMBERS.contains(kind(Sheets.CASES, key))).toList();
    return FormulaPreview.of(book, sheets, numbers, given);
  }

  @Override
  public Optional<String> grouped(SheetSchema sheet) {
    return Optional.ofNullable(GROUPED.get(sheet));
  }

  @Override
  public Text title() {
    return title;
  }

  @Override
  public List<Section> guide() {
    return Guide.sections(book, sheets, further);
  }
}
