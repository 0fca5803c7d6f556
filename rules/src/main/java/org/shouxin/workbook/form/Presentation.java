package org.shouxin.workbook.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** How a book is displayed in Excel. */
public interface Presentation {

  /** The language of the workbook: English alone, or Chinese with English below it. */
  Language language();

  /** The sheets that become tabs, in their order. */
  List<SheetSchema> sheets();

  /** The columns to write, the further columns of an open sheet included, as keys in order. */
  List<String> columns(SheetSchema sheet);

  /**
   * Whether a column is for reference and not on the pages that are signed: print leaves it out.
   */
  boolean isAside(SheetSchema sheet, String key);

  /** Whether a column is hidden. */
  boolean isHidden(SheetSchema sheet, String key);

  /** What a column works out that people only read; empty for a column of the book. */
  Optional<Live> live(SheetSchema sheet, String key);

  /** The name that an id stands for; empty when there is none. */
  String named(Live.NameOf name, String id);

  /** What the row of totals of a sheet is called; empty without one. */
  String totalled(SheetSchema sheet);

  /** The heading of a column; the English line of a further column is its key. */
  Text heading(SheetSchema sheet, String key);

  /** What the cells of a column may contain, including further columns of an open sheet. */
  Column.Kind kind(SheetSchema sheet, String key);

  /** A cell's content as displayed; reading it back gives the same meaning. */
  String shown(Row row, String key);

  /** The unit to show after the content of a cell, empty for none. */
  String unit(Row row, String key);

  /**
   * What may be entered in a column.
   *
   * @param id row of a sheet with fixed rows; empty for a column as a whole
   */
  Entry entry(SheetSchema sheet, String id, String key);

  /** The hint Excel shows when a cell of the column is selected; both texts may be empty. */
  Text hint(SheetSchema sheet, String key);

  /** Decimals to show of what the formula in a cell gives. */
  int places(Row row, String key);

  /** The names by which formulas read cells, so that Excel can preview them. */
  List<Named> names();

  /** The column that groups rows, so that a line is drawn between the groups. */
  Optional<String> grouped(SheetSchema sheet);

  /** Title of the policy, for the head of every printed page. */
  Text title();

  /** What the foot of every printed page says: which version this is. */
  String foot();

  /** What the first page says of the policy: version, authors, a line of its own for each. */
  List<Line> cover();

  /** The guide, one section after the other. */
  List<Section> guide();

  /** The name of the tab of a sheet. */
  default String tab(SheetSchema sheet) {
    return language() == Language.EN ? sheet.title().en() : sheet.tab();
  }

  /** A text as the workbook has it: in English, or in Chinese and, if it differs, English. */
  default String both(Text text, String between) {
    if (text.en().isEmpty()) {
      return text.zh();
    }
    return language() == Language.EN || text.zh().equals(text.en()) || text.zh().isEmpty()
        ? text.en()
        : text.zh() + between + text.en();
  }

  /** What a column works out for people to read. */
  sealed interface Live {

    /**
     * The name of what another column refers to by its id.
     *
     * @param reference key of that column
     * @param in the sheet that has the row
     * @param name key of the column with its name
     */
    record NameOf(String reference, SheetSchema in, String name) implements Live {}

    /**
     * The formula behind a figure.
     *
     * @param key column of the figure
     */
    record FormulaOf(String key) implements Live {}
  }

  /**
   * A name in formulas.
   *
   * @param name the name
   * @param sheet sheet of the cell that it means; null for a constant
   * @param key its column
   * @param row place among the rows of the sheet, from 0
   * @param function Excel function of the cell that the name means; empty for the cell itself
   * @param otherwise what it means while the cell is empty, as Excel spells it; empty for nothing
   */
  record Named(
      String name,
      @Nullable SheetSchema sheet,
      String key,
      int row,
      String function,
      String otherwise) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

    /** What Excel reads as a cell or a row and column. */
    private static final Pattern LIKE_A_CELL =
        Pattern.compile("(?i)[a-z]{1,3}[0-9]{1,7}|r[0-9]*|c[0-9]*|r[0-9]*c[0-9]*|true|false");

    /** The name of a cell. */
    public static Named cell(String name, SheetSchema sheet, String key, int row) {
      return new Named(name, sheet, key, row, "", "");
    }

    /** The name of a constant. */
    public static Named constant(String name, String value) {
      return new Named(name, null, "", 0, "", value);
    }

    /** Whether Excel allows this name. */
    public static boolean isDefinable(String name) {
      return NAME.matcher(name).matches() && !LIKE_A_CELL.matcher(name).matches();
    }
  }

  /**
   * A section of the guide.
   *
   * @param heading its heading
   * @param lines paragraphs
   */
  record Section(Text heading, List<Line> lines) {}

  /**
   * A paragraph of the guide.
   *
   * @param label what it is about; the name of a tab becomes a link to it
   * @param text what to know
   */
  record Line(Text label, Text text) {}
}
