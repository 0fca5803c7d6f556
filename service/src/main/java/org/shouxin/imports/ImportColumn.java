package org.shouxin.imports;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name in the database
 * @param labels Chinese headings that mean it too
 * @param length most characters of a text; digits of a number, those behind the point included
 * @param places most digits behind the point of a number
 * @param required whether every row must give it
 * @param standard what the database takes when nothing is given; null for nothing
 * @param later whether it tells what came later about a row, and is filled in where empty
 * @param creditCode whether it is a unified social credit code
 */
record ImportColumn(
    String name,
    List<String> labels,
    Kind kind,
    int length,
    int places,
    boolean required,
    @Nullable String standard,
    boolean later,
    boolean creditCode) {

  /** What its values are. */
  enum Kind {
    TEXT,
    NUMBER,
    DAY,
    YES_NO
  }

  /** Its Chinese name. */
  String label() {
    return labels.isEmpty() ? name : labels.get(0);
  }

  /** Every heading that means it. */
  List<String> headings() {
    return Stream.concat(Stream.of(name), labels.stream()).toList();
  }
}
