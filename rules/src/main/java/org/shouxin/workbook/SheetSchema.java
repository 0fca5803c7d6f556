package org.shouxin.workbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Text;

/**
 * A declared sheet: one heading row, then one row per id.
 *
 * @param key its name in the program, {@code scorecard}
 * @param title the tab is the Chinese title followed at once by the English one, {@code
 *     评分Scorecard}; either alone is accepted when reading
 * @param columns in the order in which they are written; read in any order, by heading
 * @param required whether a workbook without it is refused
 * @param open whether columns beyond the declared ones are kept, under their heading as key
 * @param hint one sentence on what the sheet is for, shown in the guide
 */
public record SheetSchema(
    String key, Text title, List<Column> columns, boolean required, boolean open, Text hint) {

  /** Key of the declaration of look-up tables; each has a tab of its own. */
  public static final String LOOK_UP = "lookup";

  /** Key of the column that a look-up table's first heading fills: the facts it asks. */
  public static final String CORNER = "by";

  private static final Pattern TABLE = Pattern.compile("(?i)(?:查表|look-?up)[\\s　:：_-]*(\\S.*)");

  private static final Pattern TWO = Pattern.compile("\\s*[\\\\＼/／|｜]\\s*");

  /** The facts that the corner of a look-up table names: down, and if there are two across. */
  public static List<String> corner(String written) {
    return List.of(TWO.split(written.strip(), -1));
  }

  /** The name of the tab. */
  public String tab() {
    return isTable() ? title.zh() : title.zh() + title.en();
  }

  /** Whether this is one look-up table, shaped like a printed one. */
  public boolean isTable() {
    return key.startsWith(LOOK_UP + "/");
  }

  /** The name of a look-up table. */
  public String table() {
    return key.substring(LOOK_UP.length() + 1);
  }

  /** The sheet that a tab or heading means: a declared one, or a look-up table by its name. */
  static Optional<SheetSchema> meant(String name, List<SheetSchema> declared) {
    return declared.stream()
        .filter(sheet -> sheet.named(name))
        .findFirst()
        .or(
            () ->
                declared.stream()
                    .filter(sheet -> sheet.key().equals(LOOK_UP))
                    .findFirst()
                    .flatMap(sheet -> sheet.table(name)));
  }

  private Optional<SheetSchema> table(String tab) {
    Matcher named = TABLE.matcher(tab.strip());
    if (!named.matches()) {
      return Optional.empty();
    }
    String name = named.group(1).strip();
    Text titles = new Text(title.zh() + " " + name, title.en() + " " + name);
    return Optional.of(new SheetSchema(LOOK_UP + "/" + name, titles, columns, false, true, hint));
  }

  /**
   * Whether a tab or heading of this name means the sheet: in Chinese, English, both, or by key.
   */
  boolean named(String name) {
    String wanted = Dictionary.key(name);
    return Stream.of(tab(), title.zh(), title.en(), key)
        .anyMatch(known -> Dictionary.key(known).equals(wanted));
  }

  /** The kind that declares most of these tabs; the first if equal. */
  static List<SheetSchema> meant(List<List<SheetSchema>> kinds, List<String> tabs) {
    List<SheetSchema> best = kinds.get(0);
    long most = 0;
    for (List<SheetSchema> kind : kinds) {
      long known =
          tabs.stream().filter(tab -> kind.stream().anyMatch(sheet -> sheet.named(tab))).count();
      if (known > most) {
        best = kind;
        most = known;
      }
    }
    return best;
  }

  /** The column of this key. */
  public Optional<Column> column(String key) {
    return columns.stream().filter(c -> c.key().equals(key)).findFirst();
  }
}
