package org.shouxin.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Text;

/**
 * A table that can be imported into.
 *
 * @param name its name in the database
 * @param label its Chinese name
 * @param columns in the order of the database
 * @param key names of the key columns
 * @param parents its references
 * @param rules rules within a row
 * @param sums rules over several rows
 * @param instead the advice instead of replacing a row; null if a row may be replaced
 */
record ImportTable(
    String name,
    String label,
    List<ImportColumn> columns,
    List<String> key,
    List<Parent> parents,
    List<Rule> rules,
    List<Sum> sums,
    @Nullable Text instead) {

  private static final Pattern MARKS =
      Pattern.compile("[*★☆※]|:$|[(\\[【](?:必填|必填项|选填|可选|非必填|required|optional)[)\\]】]");

  /** A reference: a column of this table holds a key of another one. */
  record Parent(String column, String table, String key) {}

  /**
   * A rule over several rows, checked after they are written.
   *
   * @param columns the columns whose values are looked at
   * @param broken the problem if it does not hold
   * @param sql finds, for the values of the first of them in {@code :keys}, those that violate it:
   *     their values, what was found, what is allowed
   */
  record Sum(List<String> columns, Text broken, String sql) {}

  /** The column of a name that is known to exist. */
  ImportColumn column(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException(this.name + " has no column " + name));
  }

  /** The column of a name, if there is one. */
  Optional<ImportColumn> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The column that a heading means, by its name or one of its Chinese names, with any mark. */
  Optional<ImportColumn> meant(String heading) {
    String key = MARKS.matcher(Dictionary.key(heading)).replaceAll("");
    return columns.stream()
        .filter(c -> c.headings().stream().anyMatch(name -> Dictionary.key(name).equals(key)))
        .findFirst();
  }
}
