package org.shouxin.workbook;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.shouxin.problem.Text;

/**
 * One declared column of a sheet.
 *
 * @param key its name in the program and the text rendering, {@code credit_days}
 * @param heading the text in the workbook's first row, Chinese above English
 * @param kind what its cells may contain
 * @param required whether every row must fill it, or the one in the other language
 * @param choices what a {@link Kind#CHOICE} cell may hold: codes and labels, each accepted; for an
 *     {@link Kind#ID} column the fixed ids of the sheet in their order, empty when rows are free
 * @param hint what Excel shows when a cell of the column is selected: meaning, unit, example
 * @param width in characters
 */
public record Column(
    String key,
    Text heading,
    Kind kind,
    boolean required,
    List<Choice> choices,
    Text hint,
    int width) {

  /** Whether its cells contain numbers, which formulas of the same row may read. */
  public boolean numeric() {
    return kind == Kind.NUMBER || kind == Kind.INTEGER;
  }

  /** Key of the column that says the same in the other language; none if it has no language. */
  public Optional<String> otherLanguage() {
    if (kind != Kind.TEXT) {
      return Optional.empty();
    }
    return key.endsWith("_zh")
        ? Optional.of(key.replaceAll("_zh$", "_en"))
        : key.endsWith("_en") ? Optional.of(key.replaceAll("_en$", "_zh")) : Optional.empty();
  }

  /**
   * Whether nothing is missing though this column is empty: the other language says it, or is
   * reported instead.
   *
   * @param filled whether the column of a key is filled
   */
  public boolean said(Predicate<String> filled) {
    return otherLanguage().filter(other -> filled.test(other) || key.endsWith("_en")).isPresent();
  }

  /** What the cells of a column may contain. */
  public enum Kind {
    /** The row's stable id: letters, digits, hyphens, dots and underscores; unique in its sheet. */
    ID,
    /** Any text. */
    TEXT,
    /** An exact decimal; {@code 95%} means 95 where the unit is per cent. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** A calendar day. */
    DATE,
    /** One of {@link Column#choices}. */
    CHOICE,
    /** The name, label or alias of a fact of the dictionary. */
    FACT,
    /** A condition in the closed grammar. */
    CONDITION,
    /** A name declared by the id of a row of another sheet, or several separated by commas. */
    REFERENCE,
    /** An Excel formula over named facts and cells of the same row, or a plain number. */
    FORMULA,
    /** A value whose kind another cell of the row decides. */
    VALUE
  }

  /**
   * One allowed entry of a choice column.
   *
   * @param code what the records and the text rendering carry
   * @param label what the drop-down shows; code, Chinese and English label are all accepted
   */
  public record Choice(String code, Text label) {}
}
