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
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.Extras;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;
import org.shouxin.workbook.form.Entry;
import org.shouxin.workbook.form.Presentation;

/**
 * How a policy or routing workbook is shown in Excel: choices, facts and words of conditions in
 * Chinese, units next to numbers, and a column of the cases for every fact from a source.
 */
final class PolicyPresentation implements Presentation {

  /** Optional sheets that every policy workbook shows, so that they are easy to find. */
  private static final Set<SheetSchema> SHOWN =
      Set.of(Sheets.DOWNGRADES, Sheets.BLACKLIST, Sheets.CASES);

  /** The column that groups the rows of a sheet. */
  private static final Map<SheetSchema, String> GROUPED =
      Map.of(Sheets.SCORECARD, "indicator", Sheets.CLASSES, "class");

  /** The columns that hold the name of what an id refers to, by the referring column. */
  private static final Map<String, Live.NameOf> NAMED =
      Map.of(
          "stage", new Live.NameOf("stage", Sheets.STAGES, "name"),
          "assessment", new Live.NameOf("assessment", Sheets.ASSESSMENTS, "name"),
          "indicator", new Live.NameOf("indicator", Sheets.INDICATORS, "name"),
          "standing", new Live.NameOf("standing", Sheets.STANDINGS, "name"));

  private static final Text RENEWED =
      new Text("由 shouxin format 写出，不必填写", "Written by shouxin format; nothing to fill in");

  private static final String LIVE = "→";

  private final Book book;
  private final Language language;
  private final FactSheet facts;
  private final CellWords words;
  private final Entries entries;
  private final Text title;
  private final String foot;
  private final List<SheetSchema> sheets;
  private final List<SheetSchema> further;
  private final List<String> given = new ArrayList<>();
  private final Set<String> spoken;

  /**
   * @param every whether optional sheets without rows become tabs too
   * @param sha256 of the policy; empty when it is not known
   */
  PolicyPresentation(Book book, Language language, boolean every, String sha256) {
    this.book = book;
    this.language = language;
    this.facts = new FactSheet(book, language);
    this.words = new CellWords(book, facts);
    this.entries = new Entries(language);
    this.title = Text.either(item("name_zh"), item("name_en"));
    this.foot =
        language.say("第 " + item("version") + " 版", "Version " + item("version"))
            + (sha256.isEmpty() ? "" : "  SHA-256 " + sha256);
    Set<String> kept = book.extras().sheets().keySet();
    this.sheets =
        book.sheets().keySet().stream()
            .filter(
                sheet ->
                    every
                        || sheet.required()
                        || !book.rows(sheet).isEmpty()
                        || (kept.isEmpty() ? SHOWN.contains(sheet) : kept.contains(sheet.key())))
            .filter(sheet -> !sheet.equals(Sheets.LOOK_UP) || !book.rows(sheet).isEmpty())
            .sorted(Comparator.comparing(PolicyPresentation::order))
            .toList();
    this.further =
        book.sheets().keySet().stream().filter(sheet -> !sheets.contains(sheet)).toList();
    this.spoken = spoken();
    given();
  }

  /** The languages that the book has texts in, as endings of keys. */
  private Set<String> spoken() {
    Set<String> endings = new LinkedHashSet<>();
    book.sheets()
        .forEach(
            (sheet, rows) ->
                rows.forEach(
                    row ->
                        row.cells()
                            .forEach(
                                (key, cell) -> {
                                  boolean text = key.matches(".*_(zh|en)") && !cell.isEmpty();
                                  if (text) {
                                    endings.add(key.substring(key.length() - 3));
                                  }
                                })));
    return endings;
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
  public Language language() {
    return language;
  }

  @Override
  public List<String> columns(SheetSchema sheet) {
    if (sheet.isTable()) {
      Set<String> all = new LinkedHashSet<>(List.of(sheet.columns().get(0).key()));
      book.rows(sheet).forEach(row -> all.addAll(row.cells().keySet()));
      all.remove(SheetSchema.CORNER);
      all.removeIf(key -> book.rows(sheet).stream().allMatch(row -> absent(row, key)));
      return List.copyOf(all);
    }
    List<String> main = new ArrayList<>();
    List<String> aside = new ArrayList<>();
    for (Column column : sheet.columns()) {
      if (isThere(sheet, column)) {
        (isAside(sheet, column.key()) ? aside : main).add(column.key());
        if (isExplained(sheet, column)) {
          main.add(LIVE + column.key());
        }
      }
    }
    if (sheet.open()) {
      main.addAll(given);
    }
    main.addAll(aside);
    return main;
  }

  private boolean isThere(SheetSchema sheet, Column column) {
    Extras.Kept kept = book.extras().sheets().get(sheet.key());
    boolean filled = book.rows(sheet).stream().anyMatch(row -> isFilled(row, column.key()));
    if (filled || column == sheet.columns().get(0)) {
      return true;
    }
    return column.otherLanguage().isPresent() && kept == null
        ? spoken.isEmpty() || spoken.contains(column.key().substring(column.key().length() - 3))
        : kept == null || kept.columns().contains(column.key()) || needed(sheet, column, kept);
  }

  private static boolean isFilled(Row row, String key) {
    Cell cell = row.cells().get(key);
    return cell != null && !cell.isEmpty();
  }

  /** Whether a column has to be there, though the file does not have it. */
  private static boolean needed(SheetSchema sheet, Column column, Extras.Kept kept) {
    return column.required() && !column.said(kept.columns()::contains);
  }

  /** Whether people see what the cells of a column stand for in a column next to it. */
  private boolean isExplained(SheetSchema sheet, Column column) {
    List<Row> rows = book.rows(sheet);
    Live.NameOf name = NAMED.get(column.key());
    boolean refers =
        column.kind() == Kind.REFERENCE
            && name != null
            && sheets.contains(name.in())
            && rows.stream().anyMatch(row -> isFilled(row, column.key()));
    boolean computes =
        column.kind() == Kind.FORMULA
            && rows.stream().anyMatch(row -> row.text(column.key()).startsWith("="));
    return refers || computes;
  }

  @Override
  public Optional<Live> live(SheetSchema sheet, String key) {
    if (!key.startsWith(LIVE)) {
      return Optional.empty();
    }
    String of = key.substring(LIVE.length());
    Live.NameOf name = NAMED.get(of);
    return Optional.of(
        name == null
            ? new Live.FormulaOf(of)
            : new Live.NameOf(of, name.in(), shownName(name.in(), name.name())));
  }

  @Override
  public String named(Live.NameOf name, String id) {
    return book.rows(name.in()).stream()
        .filter(row -> row.id().equals(id))
        .map(row -> row.text(name.name()))
        .findFirst()
        .orElse("");
  }

  /** The column with the name in the workbook's language, or in the other one. */
  private String shownName(SheetSchema sheet, String stem) {
    String own = stem + language.say("_zh", "_en");
    return columns(sheet).contains(own) ? own : stem + language.say("_en", "_zh");
  }

  @Override
  public boolean isAside(SheetSchema sheet, String key) {
    Optional<Column> column = sheet.column(key);
    String other = language.say("_en", "_zh");
    return key.equals("source")
        || key.equals("aliases")
        || (key.endsWith(other)
            && column.flatMap(Column::otherLanguage).isPresent()
            && spoken.contains(language.say("_zh", "_en")));
  }

  @Override
  public boolean isHidden(SheetSchema sheet, String key) {
    Extras.Kept kept = book.extras().sheets().get(sheet.key());
    return kept != null && kept.hidden().contains(key);
  }

  @Override
  public String totalled(SheetSchema sheet) {
    Extras.Kept kept = book.extras().sheets().get(sheet.key());
    return kept == null ? "" : kept.totalled();
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
    Optional<Live> live = live(sheet, key);
    if (live.isPresent()) {
      Text of =
          live.get() instanceof Live.NameOf name ? name.in().title() : new Text("公式", "Formula");
      return new Text(
          LIVE + " " + of.zh() + (live.get() instanceof Live.NameOf ? "名称" : ""),
          LIVE + " " + of.en() + (live.get() instanceof Live.NameOf ? ": name" : ""));
    }
    FactSheet.Declared fact = facts.find(key);
    if (fact == null) {
      return Text.same(key);
    }
    String unit = fact.unit().isEmpty() ? "" : "（" + fact.unit() + "）";
    return new Text(
        fact.label().zh() + unit,
        language == Language.EN && !facts.labelled(fact) ? key : englishHeading(fact, key));
  }

  private String englishHeading(FactSheet.Declared fact, String key) {
    return language == Language.EN ? fact.label().en() : key;
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
    if (live(sheet, key).isPresent()) {
      return Kind.TEXT;
    }
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
      Entry entry = entries.of(sheet, id, column.get());
      return entry instanceof Entry.From from && !sheets.contains(from.sheet())
          ? new Entry.Free()
          : entry;
    }
    FactSheet.Declared fact =
        sheet.isTable() || live(sheet, key).isPresent() ? null : facts.find(key);
    return fact == null ? new Entry.Free() : entries.of(fact);
  }

  @Override
  public Text hint(SheetSchema sheet, String key) {
    return sheet
        .column(key)
        .map(Column::hint)
        .or(() -> live(sheet, key).map(live -> RENEWED))
        .orElseGet(
            () ->
                sheet.isTable()
                    ? new Text("每格一个数字", "A number in every cell")
                    : new Text("没有这个数就留空", "Leave empty when it is not known"));
  }

  @Override
  public List<Named> names() {
    return FormulaPreview.of(book, facts, sheets, given);
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
  public String foot() {
    return foot;
  }

  @Override
  public List<Line> cover() {
    return new Guide(book, this).cover(foot);
  }

  @Override
  public List<Section> guide() {
    return new Guide(book, this).sections(sheets, further);
  }
}
