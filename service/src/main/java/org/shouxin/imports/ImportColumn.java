package org.shouxin.imports;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name in the database
 * @param labels Chinese headings that mean it too
 * @param length most characters of a text; digits of a number, including decimals
 * @param places maximum number of decimals
 * @param required whether every row must give it
 * @param standard the default value in the database; null for none
 * @param later whether it holds later information about a row, and is filled in if empty
 */
record ImportColumn(
    String name,
    List<String> labels,
    Kind kind,
    int length,
    int places,
    boolean required,
    @Nullable String standard,
    boolean later) {

  enum Kind {
    TEXT,
    /** The code or number of something. */
    CODE,
    /** A unified social credit code. */
    CREDIT_CODE,
    NUMBER,
    DAY,
    YES_NO
  }

  String label() {
    return labels.isEmpty() ? name : labels.get(0);
  }

  /** Every heading that matches it. */
  List<String> headings() {
    return Stream.concat(Stream.of(name), labels.stream()).toList();
  }
}
