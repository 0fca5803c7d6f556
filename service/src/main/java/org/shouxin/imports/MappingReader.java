package org.shouxin.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * Reads mapping files, UTF-8 texts {@code NAME.mapping.txt}. Lines beginning with {@code #} are
 * remarks. First how the file writes its values, each line optional:
 *
 * <pre>
 * days: M/d/yyyy
 * numbers: 1.234,56
 * yes: Yes, Y
 * no: No, N
 * missing: n/a, -
 * </pre>
 *
 * then a section for each table, {@code [invoice]}, or {@code [customer] once} when many rows of
 * the file describe the same row of the table, with a line for each column that is given:
 *
 * <pre>
 * [invoice]
 * only when "Type" = 'INV', 'CRN' and "Total" given
 * number = "Invoice no"
 * customer = 'K-' + "Account"
 * amount = "Total"
 * currency = "Currency" else 'CNY'
 * disputed_on = "Changed" when "Disputed" = 'yes'
 * </pre>
 *
 * Headings of the file stand in double quotes, constants in single ones. Conditions are {@code =}
 * and {@code &lt;&gt;} with one constant or several, {@code given} and {@code empty}. In a table
 * that is written {@code once}, {@code earliest "Day"} and {@code latest "Day"} take the least and
 * the greatest of all rows; other columns must be the same in each. Indented lines below a column
 * translate what the cells say, {@code *} all the rest:
 *
 * <pre>
 * kind = "证照"
 *   营业执照 -&gt; business_licence
 *   * -&gt; other
 * </pre>
 */
final class MappingReader {

  private static final int LONGEST = 1 << 20;

  private final String name;
  private final Schema schema;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<Target> targets = new ArrayList<>();
  private int line;
  private @Nullable Target section;
  private int sectionLine;
  private boolean passedOver;

  private MappingReader(String name, Schema schema) {
    this.name = name;
    this.schema = schema;
  }

  /**
   * Reads a mapping file.
   *
   * @throws RefusedException if it cannot be read, with all its problems
   */
  static Mapping read(Path file, Schema schema) throws RefusedException {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
        throw refused(file, new Text("文件过大，不像映射文件", "too large for a mapping file"));
      }
      return new MappingReader(String.valueOf(file.getFileName()), schema)
          .mapping(Files.readString(file));
    } catch (IOException fault) {
      throw refused(
          file,
          Files.exists(file)
              ? new Text("无法读取映射文件（须为 UTF-8）", "the mapping file cannot be read; it must be UTF-8")
              : new Text("映射文件不存在", "no such mapping file"));
    }
  }

  private static RefusedException refused(Path file, Text what) {
    return new RefusedException(file.toString(), what, "", Text.same("NAME.mapping.txt"));
  }

  private Mapping mapping(String text) throws RefusedException {
    for (String each : text.replace("\ufeff", "").lines().toList()) {
      line++;
      if (!each.isBlank() && !each.stripLeading().startsWith("#")) {
        line(each);
      }
    }
    close();
    if (targets.isEmpty() && problems.isEmpty()) {
      problem(new Text("没有任何表", "no section for a table"), "", "[invoice]");
    }
    ValueFormat valueFormat = new MappingSettings(name, settings, problems).valueFormat();
    new MappingCheck(name, problems).check(targets, valueFormat);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    List<String> order = Schema.names();
    targets.sort(Comparator.comparingInt(target -> order.indexOf(target.table().name())));
    return new Mapping(name, valueFormat, List.copyOf(targets));
  }

  private void line(String text) {
    String bare = text.strip();
    Target open = section;
    try {
      if (bare.startsWith("[") || bare.startsWith("［")) {
        close();
        open(bare);
      } else if (passedOver) {
        return;
      } else if (open == null) {
        setting(bare);
      } else if (Character.isWhitespace(text.charAt(0)) && bare.contains("->")) {
        translation(open, bare);
      } else if (bare.startsWith("only when ")) {
        open.only()
            .addAll(new MappingExpression(bare.substring("only when ".length())).conditions());
      } else {
        assignment(open, bare);
      }
    } catch (MappingExpression.Unclear unclear) {
      problem(unclear.what(), bare, unclear.allowed());
    }
  }

  private void open(String heading) {
    int end = Math.max(heading.indexOf(']'), heading.indexOf('］'));
    String rest = end < 0 ? "" : heading.substring(end + 1).strip();
    passedOver = true;
    if (end < 0 || !rest.isEmpty() && !rest.equals("once")) {
      problem(
          new Text("无法读懂的节名", "unreadable section heading"), heading, "[invoice], [customer] once");
      return;
    }
    try {
      String table = heading.substring(1, end).strip();
      ImportTable known = schema.table(place(), table);
      section = new Target(known, rest.equals("once"), new ArrayList<>(), new ArrayList<>());
      sectionLine = line;
      passedOver = false;
    } catch (RefusedException unknown) {
      problems.addAll(unknown.problems());
    }
  }

  private void close() {
    Target done = section;
    section = null;
    if (done == null) {
      return;
    }
    problems.addAll(
        Mapping.missing(name + " line " + sectionLine, done.table(), done.assignments()));
    if (targets.stream().anyMatch(target -> target.table().name().equals(done.table().name()))) {
      problems.add(
          new Problem(
              name + " line " + sectionLine,
              new Text("同一个表出现两次", "the table is given twice"),
              done.table().name()));
    }
    targets.add(done);
  }

  private void setting(String text) {
    int colon = text.replace('：', ':').indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon).strip();
    if (colon < 0 || !MappingSettings.NAMES.contains(word)) {
      problems.add(
          new Problem(
              place(),
              new Text("无法读懂", "this line cannot be read"),
              text,
              Nearest.suggestion(word, MappingSettings.NAMES)));
      return;
    }
    settings.put(word, text.substring(colon + 1).strip());
  }

  private void assignment(Target open, String text) throws MappingExpression.Unclear {
    int equals = text.indexOf('=');
    String column = equals < 0 ? text : text.substring(0, equals).strip();
    Optional<ImportColumn> meant = open.table().meant(column);
    if (meant.isEmpty()) {
      List<String> known = open.table().columns().stream().map(ImportColumn::name).toList();
      problems.add(
          new Problem(
              place(),
              new Text(
                  "表 " + open.table().name() + " 没有这一列",
                  "table " + open.table().name() + " has no such column"),
              column,
              Nearest.suggestion(column, known)));
      return;
    }
    if (open.assignments().stream().anyMatch(a -> a.column().equals(meant.get().name()))) {
      problem(new Text("同一列出现两次", "the column is given twice"), column, "");
    }
    MappingExpression expression =
        new MappingExpression(equals < 0 ? "" : text.substring(equals + 1));
    Assignment assignment = expression.assignment(meant.get().name(), line);
    open.assignments().add(assignment);
  }

  private void translation(Target open, String text) {
    int arrow = text.indexOf("->");
    if (open.assignments().isEmpty()) {
      problem(new Text("译名须写在列的下面", "translations must follow a column"), text, "");
      return;
    }
    open.assignments()
        .get(open.assignments().size() - 1)
        .words()
        .put(unquoted(text.substring(0, arrow)), unquoted(text.substring(arrow + 2)));
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    return bare.length() >= 2 && bare.startsWith("'") && bare.endsWith("'")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  private String place() {
    return name + " line " + line;
  }

  private void problem(Text what, String found, String allowed) {
    problems.add(new Problem(place(), what, found, Text.same(allowed)));
  }
}
