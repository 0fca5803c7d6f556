package org.shouxin.policies;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.policies.ColumnProfile.Kind;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * A new policy that starts from a file of customers: its columns as facts, its numbers as
 * indicators of equal weight, the fifths of its customers as bands, all of it to be overwritten and
 * marked so.
 */
final class StartedPolicy {

  private static final List<String> CODES =
      List.of("customer", "code", "客户代码", "客户编号", "customercode", "customerid");
  private static final List<String> NAMES = List.of("name", "客户名称", "名称", "customername");

  /** Facts of the template that stay, because its other rows use them. */
  private static final List<String> KEPT = List.of(Fact.CUSTOMER, "name", "licence_valid_until");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Language language;
  private final String file;
  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
  private final Map<SheetSchema, List<Row>> sheets;

  private StartedPolicy(Book template, Language language, String file) {
    this.sheets = new LinkedHashMap<>(template.sheets());
    this.language = language;
    this.file = file;
  }

  /**
   * The book of the policy.
   *
   * @param template the new policy without the file
   * @throws RefusedException if the file cannot be read, or has no column of numbers
   */
  static Book of(Book template, Path file, Language language) throws RefusedException {
    StartedPolicy started =
        new StartedPolicy(template, language, String.valueOf(file.getFileName()));
    started.read(file);
    started.facts();
    started.indicators();
    started.terms();
    started.firstCase();
    return new Book(started.sheets);
  }

  private void read(Path from) throws RefusedException {
    List<ColumnProfile> profiles = new ArrayList<>();
    try (TableFile table = TableFile.open(from, heading -> true)) {
      table.headings().forEach(heading -> profiles.add(new ColumnProfile(heading)));
      Cells cutter = table.cells();
      for (RawRow raw = table.next(); raw != null; raw = table.next()) {
        String[] cells = cutter.cut(raw).cells();
        for (int i = 0; cells != null && i < profiles.size() && i < cells.length; i++) {
          profiles.get(i).add(cells[i]);
        }
      }
    } catch (IOException fault) {
      throw new RefusedException(
          file, new Text("无法读取", "cannot be read"), String.valueOf(fault.getMessage()));
    }
    for (ColumnProfile profile : profiles) {
      if (!profile.label().isEmpty()) {
        columns.putIfAbsent(name(profile), profile);
      }
    }
    if (scored().isEmpty()) {
      throw new RefusedException(
          file,
          new Text("没有一列是数字", "no column has numbers"),
          String.join(", ", columns.keySet()),
          new Text("客户文件，一行列标题", "a file of customers with a line of headings"));
    }
  }

  private String name(ColumnProfile profile) {
    String key = Dictionary.key(profile.label());
    if (CODES.contains(key)) {
      return Fact.CUSTOMER;
    }
    if (NAMES.contains(key)) {
      return "name";
    }
    for (Row row : sheets.getOrDefault(Sheets.FACTS, List.of())) {
      boolean same =
          Stream.of(row.id(), row.text("label_zh"), row.text("label_en"))
              .anyMatch(known -> !known.isEmpty() && Dictionary.key(known).equals(key));
      if (KEPT.contains(row.id()) && same) {
        return row.id();
      }
    }
    String plain =
        profile
            .label()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("_+$", "");
    return plain.matches("[a-z][a-z0-9_]{2,39}") ? plain : "fact_" + (columns.size() + 1);
  }

  private List<String> scored() {
    return columns.entrySet().stream()
        .filter(each -> !KEPT.contains(each.getKey()))
        .filter(each -> List.of(Kind.NUMBER, Kind.WHOLE).contains(each.getValue().kind()))
        .filter(each -> !each.getValue().fifths().isEmpty())
        .map(Map.Entry::getKey)
        .limit(20)
        .toList();
  }

  private String say(String zh, String en) {
    return language.say(zh, en);
  }

  private String key(String stem) {
    return stem + say("_zh", "_en");
  }

  private static Row row(SheetSchema sheet, Map<String, String> filled) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Column column : sheet.columns()) {
      cells.put(column.key(), new Cell(filled.getOrDefault(column.key(), ""), sheet.tab()));
    }
    filled.forEach((key, text) -> cells.putIfAbsent(key, new Cell(text, sheet.tab())));
    return new Row(sheet, cells);
  }

  private void facts() {
    List<Row> rows = new ArrayList<>();
    for (Row row : sheets.getOrDefault(Sheets.FACTS, List.of())) {
      if (KEPT.contains(row.id())) {
        rows.add(row);
      }
    }
    columns.forEach(
        (name, column) -> {
          if (!KEPT.contains(name)) {
            rows.add(fact(name, column));
          }
        });
    sheets.put(Sheets.FACTS, rows);
  }

  private Row fact(String name, ColumnProfile column) {
    Kind kind = column.kind();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("name", name);
    cells.put(key("label"), column.label());
    cells.put("type", kind.name().toLowerCase(Locale.ROOT));
    cells.put(key("unit"), column.unit());
    boolean number = kind == Kind.NUMBER || kind == Kind.WHOLE;
    if (number) {
      cells.put("low", column.low().toPlainString());
      cells.put("high", column.high().toPlainString());
    }
    if (kind == Kind.CHOICE) {
      List<String> options = new ArrayList<>();
      for (String option : column.options().keySet()) {
        options.add("option_" + (options.size() + 1) + "=" + option.replaceAll("[;；=/]", " "));
      }
      cells.put("options", String.join("; ", options));
    }
    cells.put(
        "when_missing", !number ? "not_applied" : column.missing() == 0 ? "refuse" : "zero_points");
    cells.put("source", found(column));
    return row(Sheets.FACTS, cells);
  }

  /** What the file has of a column, for the committee that decides. */
  private String found(ColumnProfile column) {
    String share =
        BigDecimal.valueOf(column.missing())
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(Math.max(1, column.rows())), 1, RoundingMode.HALF_UP)
            .toPlainString();
    return say(
        file + "：" + column.rows() + " 行，缺 " + column.missing() + "（" + share + " %）；待委员会改写",
        file
            + ": "
            + column.rows()
            + " rows, "
            + column.missing()
            + " missing ("
            + share
            + " %); to be overwritten by the committee");
  }

  private void indicators() {
    List<Row> indicators = new ArrayList<>();
    List<Row> bands = new ArrayList<>();
    List<String> scored = scored();
    int each = 100 / scored.size();
    for (String name : scored) {
      ColumnProfile column = columns.get(name);
      if (column == null) {
        continue;
      }
      String id = "IND-%02d".formatted(indicators.size() + 1);
      int weight = indicators.isEmpty() ? 100 - each * (scored.size() - 1) : each;
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("id", id);
      cells.put(key("family"), say("待定", "To be decided"));
      cells.put(key("name"), column.label());
      cells.put("fact", name);
      cells.put("weight", String.valueOf(weight));
      cells.put("source", say("权重相等，待委员会改写", "equal weights, to be overwritten"));
      indicators.add(row(Sheets.INDICATORS, cells));
      bands(id, column, weight, bands);
    }
    sheets.put(Sheets.INDICATORS, indicators);
    sheets.put(Sheets.SCORECARD, bands);
  }

  private void bands(String id, ColumnProfile column, int weight, List<Row> bands) {
    List<BigDecimal> bounds = column.fifths();
    for (int i = 0; i <= bounds.size(); i++) {
      String band =
          i == 0
              ? "< " + bounds.get(0).toPlainString()
              : i == bounds.size()
                  ? ">= " + bounds.get(i - 1).toPlainString()
                  : "["
                      + bounds.get(i - 1).toPlainString()
                      + ", "
                      + bounds.get(i).toPlainString()
                      + ")";
      BigDecimal points =
          BigDecimal.valueOf(weight)
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf(bounds.size()), 2, RoundingMode.HALF_UP);
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("id", id + "-" + (i + 1));
      cells.put("indicator", id);
      cells.put("band", band);
      cells.put("points", points.stripTrailingZeros().toPlainString());
      cells.put(key("reason"), column.label() + " " + band);
      cells.put(
          "source",
          say(
              file + " 的五分位；多者分高是假定；待委员会改写",
              "fifths of " + file + "; that more is better is assumed; to be overwritten"));
      bands.add(row(Sheets.SCORECARD, cells));
    }
  }

  /**
   * No limit until the committee decides, unless the file has what the template's formula reads.
   */
  private void terms() {
    List<Row> rows = new ArrayList<>();
    for (Row row : sheets.getOrDefault(Sheets.TERMS, List.of())) {
      Map<String, String> cells = new LinkedHashMap<>();
      row.cells().forEach((name, cell) -> cells.put(name, cell.text()));
      if (row.text("limit").startsWith("=")) {
        cells.put("limit", "0");
        cells.put("coefficient", "");
        cells.put("source", say("额度待委员会写公式", "the committee has to write the formula"));
      }
      rows.add(row(Sheets.TERMS, cells));
    }
    sheets.put(Sheets.TERMS, rows);
  }

  /** The first customer as a case without expectations, for the previews. */
  private void firstCase() {
    Map<String, String> cells = new LinkedHashMap<>();
    Row before = sheets.getOrDefault(Sheets.CASES, List.of()).get(0);
    cells.put("id", before.id());
    cells.put(
        key("name"),
        say("文件的第一个客户，预期待填", "First customer of the file; expectations to be filled in"));
    cells.put("as_of", before.text("as_of"));
    columns.forEach(
        (name, column) -> {
          try {
            if (!name.equals("name")) {
              cells.put(name, column.first());
            }
          } catch (Unreadable none) {
            cells.put(name, "");
          }
        });
    sheets.put(Sheets.CASES, List.of(row(Sheets.CASES, cells)));
  }
}
