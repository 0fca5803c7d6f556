package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.BandCompleteness;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.condition.ConditionParser;
import org.shouxin.policy.formula.FormulaNames;
import org.shouxin.policy.formula.FormulaParser;
import org.shouxin.policy.formula.LookUp;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Problems;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.NaturalOrder;
import org.shouxin.workbook.SheetSchema;

/**
 * Compiles look-up tables: a sheet each, shaped as the policy prints it (R16, R19). The first
 * heading names the fact that the rows are about, or two facts as {@code down \\ across}. With one
 * fact each further column is a number that formulas read by its heading; with two the table itself
 * is, by its name. Rows and columns cover their facts exactly once.
 */
public final class LookUpSheets {

  private static final Text CORNER =
      new Text("左上角写一个事实，或“行事实 \\ 列事实”", "the corner names a fact, or two as: down \\ across");

  private static final Text NAMES =
      new Text(
          "字母或汉字开头，只含字母、汉字、数字、_，最多 40 个，不与事实、列名、函数相同",
          "letters, digits and underscores, a letter first, at most 40; no fact, column or function");

  /** What formulas call the cells of their own row. */
  private static final Set<String> COLUMNS =
      Stream.of(Sheets.TERMS, Sheets.LIMITS)
          .flatMap(sheet -> FormulaNames.headings(sheet).keySet().stream())
          .collect(Collectors.toSet());

  private final Compilation compilation;
  private final Dictionary vocabulary;
  private final Map<String, LookUp> tables = new LinkedHashMap<>();
  private final Map<String, String> places = new HashMap<>();

  private LookUpSheets(Compilation compilation, Dictionary vocabulary) {
    this.compilation = compilation;
    this.vocabulary = vocabulary;
  }

  /**
   * The tables by {@link Dictionary#key} of the names by which formulas read them.
   *
   * @param vocabulary facts and conclusions
   */
  static Map<String, LookUp> compile(Compilation compilation, Dictionary vocabulary) {
    LookUpSheets sheets = new LookUpSheets(compilation, vocabulary);
    for (RowReader row : compilation.rows(Sheets.LOOK_UP)) {
      row.problem(
          "when",
          new Text("查表没有名称", "the look-up table has no name"),
          new Text("工作表名为“查表 名称”", "a tab called Look-up and a name"));
    }
    for (SheetSchema table : compilation.tables()) {
      List<RowReader> rows = compilation.rows(table);
      if (rows.isEmpty()) {
        compilation
            .problems()
            .add(table.tab(), new Text("查表没有行", "the look-up has no rows"), "", table.hint());
        sheets.breaks(table.table());
      } else {
        sheets.new Sheet(table, rows).compile();
      }
    }
    return sheets.tables;
  }

  /** The tables of a book that may still have problems, of those tables that have none. */
  public static Collection<LookUp> of(Book book) {
    Compilation quiet = new Compilation(book, new Problems());
    Outline outline = Outline.of(quiet);
    return compile(quiet, Vocabulary.of(FactsSheet.compile(quiet, outline), outline)).values();
  }

  private void breaks(String name) {
    compilation.breaks(name);
    compilation.breaks(Dictionary.key(name));
  }

  private @Nullable Condition condition(Fact fact, String written, List<String> others)
      throws Unreadable {
    return ConditionParser.parse(fact, written, true, () -> others);
  }

  /** One table. */
  private final class Sheet {

    private final SheetSchema table;
    private final List<RowReader> rows;
    private final RowReader first;
    private final List<String> columns;
    private boolean whole = true;

    Sheet(SheetSchema table, List<RowReader> rows) {
      this.table = table;
      this.rows = rows;
      this.first = rows.get(0);
      this.columns = first.extras();
    }

    void compile() {
      for (RowReader row : rows) {
        if (!row.empty(SheetSchema.CORNER)
            && !row.raw(SheetSchema.CORNER).equals(first.raw(SheetSchema.CORNER))) {
          row.problem(
              SheetSchema.CORNER,
              new Text("同一张查表只有一个左上角", "a look-up has one corner"),
              Text.same(first.raw(SheetSchema.CORNER)));
        }
      }
      List<String> corner = SheetSchema.corner(first.raw(SheetSchema.CORNER));
      Fact down = fact(corner.get(0));
      Fact across = corner.size() > 1 ? fact(corner.get(1)) : null;
      if (down == null || corner.size() > 2 || (corner.size() == 2 && across == null)) {
        breaksAll();
        return;
      }
      String canonical = down.name() + (across == null ? "" : " \\ " + across.name());
      Map<RowReader, Condition> when = down(down, canonical);
      if (columns.isEmpty()) {
        first.problem("when", new Text("查表没有数字列", "the look-up has no column of numbers"), CORNER);
        whole = false;
      }
      if (across == null) {
        columns.forEach(
            column -> add(column, down, null, when, Map.of(column, new Header(column, null))));
        rows.forEach(row -> sort(row, Map.of()));
      } else {
        Map<String, Header> headers = across(across);
        add(table.table(), down, across, when, headers);
        rows.forEach(row -> sort(row, headers));
      }
    }

    private void breaksAll() {
      breaks(table.table());
      columns.forEach(LookUpSheets.this::breaks);
    }

    private @Nullable Fact fact(String written) {
      Fact fact = vocabulary.find(written).orElse(null);
      if (fact == null) {
        if (!compilation.isBroken(written)) {
          first.problem(
              SheetSchema.CORNER,
              written.isBlank()
                  ? new Text("左上角没有写事实", "the corner names no fact")
                  : new Text("没有这个事实：" + written, "no such fact: " + written),
              written.isBlank() ? CORNER : Compilation.suggestion(written, vocabulary));
        }
        return null;
      }
      if (fact.type() == FactType.TEXT || fact.type() == FactType.DATE) {
        first.problem(
            SheetSchema.CORNER,
            new Text(
                "“" + fact.label().zh() + "”不能查表", fact.label().en() + " cannot look up a number"),
            new Text("数字、是否或选项类型的事实", "a fact of type number, yes/no or choice"));
        return null;
      }
      return compilation.isBroken(fact.name()) ? null : fact;
    }

    /** The conditions of the rows, which must cover their fact once. */
    private Map<RowReader, Condition> down(Fact fact, String corner) {
      Map<RowReader, Condition> when = new LinkedHashMap<>();
      List<BandCompleteness.Entry> entries = new ArrayList<>();
      List<String> written = rows.stream().map(row -> row.raw("when")).toList();
      for (RowReader row : rows) {
        row.canonical(SheetSchema.CORNER, corner);
        try {
          Condition condition =
              row.empty("when")
                  ? null
                  : condition(fact, row.raw("when"), without(written, row.raw("when")));
          if (condition == null) {
            whole = false;
            continue;
          }
          row.canonical("when", condition.text());
          if (condition.ranges().contains(Codes.MISSING) && !fact.whenMissing().leavesMissing()) {
            row.problem("when", RowConditions.never(fact), RowConditions.ASK);
          }
          when.put(row, condition);
          entries.add(
              new BandCompleteness.Entry(condition.text(), row.place("when"), condition.ranges()));
        } catch (Unreadable unreadable) {
          row.problem("when", fact, unreadable);
          whole = false;
        }
      }
      covered(fact, entries);
      return when;
    }

    private List<String> without(List<String> written, String one) {
      return written.stream().filter(other -> !other.equals(one)).toList();
    }

    private Map<String, Header> across(Fact fact) {
      Map<String, Header> headers = new LinkedHashMap<>();
      List<BandCompleteness.Entry> entries = new ArrayList<>();
      for (String column : columns) {
        String place = heading(column);
        try {
          Condition condition = condition(fact, column, without(columns, column));
          if (condition != null) {
            headers.put(column, new Header(condition.text(), condition));
            entries.add(new BandCompleteness.Entry(condition.text(), place, condition.ranges()));
          }
        } catch (Unreadable unreadable) {
          compilation.problems().add(unreadable.at(place, column));
          whole = false;
        }
      }
      covered(fact, entries);
      return headers;
    }

    /** The place of a column's heading: in row 1 of its column; in a text that of the cell. */
    private String heading(String column) {
      return first.place(column).replaceAll("(![A-Z]+)[0-9]+$", "$11");
    }

    private void covered(Fact fact, List<BandCompleteness.Entry> entries) {
      if (!whole) {
        return;
      }
      int before = compilation.problems().all().size();
      BandCompleteness.check(fact, entries, compilation.problems());
      long missing = entries.stream().filter(e -> e.ranges().contains(Codes.MISSING)).count();
      if (missing > 1) {
        compilation
            .problems()
            .add(
                entries.get(entries.size() - 1).place(),
                new Text("“缺失”有两行", "two rows are for missing"),
                "",
                new Text("一行", "one row"));
      }
      whole = before == compilation.problems().all().size();
    }

    private void add(
        String name,
        Fact down,
        @Nullable Fact across,
        Map<RowReader, Condition> when,
        Map<String, Header> headers) {
      if (!usable(name)) {
        breaks(name);
        return;
      }
      List<LookUp.Cell> cells = new ArrayList<>();
      List<String> empty = new ArrayList<>();
      when.forEach(
          (row, condition) ->
              headers.forEach(
                  (column, header) -> {
                    BigDecimal value =
                        row.number(column, Text.NONE, Codes.LARGEST.negate(), Codes.LARGEST);
                    if (row.empty(column)) {
                      empty.add(row.place(column));
                    }
                    if (value == null) {
                      whole = false;
                      return;
                    }
                    String id =
                        name
                            + "("
                            + condition.text()
                            + (header.condition() == null ? "" : " × " + header.text())
                            + ")";
                    cells.add(
                        new LookUp.Cell(
                            id, row.place(column), condition, header.condition(), value));
                  }));
      if (!empty.isEmpty()) {
        compilation
            .problems()
            .add(
                empty.get(0),
                new Text(
                    "查表的这一格为空"
                        + (empty.size() > 1 ? "，共 " + empty.size() + " 格：" + list(empty) : ""),
                    "the cell of the look-up is empty"
                        + (empty.size() > 1 ? "; " + empty.size() + " are: " + list(empty) : "")),
                "",
                new Text("每格一个数字，可以是 0", "a number in every cell; 0 if need be"));
      }
      if (whole && !cells.isEmpty()) {
        tables.put(Dictionary.key(name), new LookUp(name, down, across, List.copyOf(cells)));
      } else {
        breaks(name);
      }
    }

    private static String list(List<String> places) {
      return String.join(", ", places.subList(0, Math.min(5, places.size())))
          + (places.size() > 5 ? ", …" : "");
    }

    private boolean usable(String name) {
      String place = table.table().equals(name) ? table.tab() : heading(name);
      boolean free =
          name.matches("\\p{L}[\\p{L}\\p{N}_]{0,39}")
              && !FormulaParser.isReserved(name)
              && !name.matches("(?i)[a-z]{1,3}[0-9]{1,7}")
              && !COLUMNS.contains(Dictionary.key(name))
              && vocabulary.find(name).isEmpty();
      if (!free) {
        compilation
            .problems()
            .add(
                place,
                new Text("公式不能用这个名称读查表", "formulas cannot read a look-up by this name"),
                name,
                NAMES);
        return false;
      }
      String before = places.putIfAbsent(Dictionary.key(name), place);
      if (before != null) {
        compilation
            .problems()
            .add(
                place,
                new Text("名称重复，已见于 " + before, "the name is already used at " + before),
                name,
                Text.NONE);
      }
      return before == null;
    }

    /** Keeps the columns in the order of their headings, so that moving one changes no policy. */
    private void sort(RowReader row, Map<String, Header> headers) {
      Map<String, String> sorted = new TreeMap<>(NaturalOrder.IDS);
      for (String column : columns) {
        String text = row.canonical().remove(column);
        Header header = headers.get(column);
        sorted.put(header == null ? column : header.text(), text == null ? "" : text);
      }
      row.canonical().putAll(sorted);
    }
  }

  /**
   * A column of a table.
   *
   * @param text its heading in canonical spelling
   * @param condition what it is for; null in a table of one dimension
   */
  private record Header(String text, @Nullable Condition condition) {}
}
