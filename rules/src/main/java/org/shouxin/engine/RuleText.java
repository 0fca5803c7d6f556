package org.shouxin.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.template.ObjectDataCompiler;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.condition.Condition;

/**
 * The rules of a policy as Drools runs them: one DRL file a sheet, made from its rows by a rule
 * template, and the constants that they name as Java. Immutable.
 */
public final class RuleText {

  /** Sheets whose rows declare what rules name. */
  private static final Map<String, String> DECLARED =
      Map.of(
          "facts", "Fact",
          "measures", "Fact",
          "population", "Fact",
          "stages", "Stage",
          "assessments", "Assessment",
          "grades", "Grade",
          "standings", "Standing");

  private static final Pattern REMARK = Pattern.compile("//.*|/\\*.*?\\*/|\"[^\"]*\"");
  private static final Pattern REFERENCE =
      Pattern.compile("\\b\\p{Lu}[\\p{L}\\p{N}_$]*\\.[\\p{L}\\p{N}_$]+");

  /**
   * The rule of a row, or one of several.
   *
   * @param row its place in the workbook
   * @param name under which Drools knows it
   * @param conditions of the row that it is about
   * @param text from {@code rule} to {@code end}, as in its file
   * @param constants that it names
   */
  public record WrittenRule(
      RowRef row,
      String name,
      List<Condition> conditions,
      String text,
      List<RuleConstant> constants) {}

  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<WrittenRule> rules = new ArrayList<>();
  private final Map<String, RuleConstant> constants;

  /** Writes the rules of a policy. */
  public RuleText(Layout layout) {
    RuleConstants names = new RuleConstants(layout);
    this.constants = names.byReference();
    files.put("stages.drl", read("stages.drl"));
    RuleRows rows = new RuleRows(layout, names);
    ScorecardRows scores = new ScorecardRows(layout, names);
    fill("classes", rows.classes());
    fill("admission", rows.admission());
    fill("ungraded", scores.ungraded());
    fill("scorecard", scores.scorecard(false));
    fill("scorecard-families", scores.scorecard(true));
    fill("scorecard-extra", scores.extra());
    fill("grades", scores.grades());
    fill("downgrades", rows.downgrades());
    fill("downgrades-to", rows.downgradesTo());
    fill("downwards", rows.movements(false));
    fill("upwards", rows.movements(true));
    fill("blacklist", rows.blacklist());
    fill("terms", rows.terms());
    fill("limits", rows.limits());
    fill("conclusions", rows.conclusions());
    fill("orders-overriding", rows.orders(true));
    fill("orders", rows.orders(false));
    files.putAll(names.sources());
  }

  /** What Drools compiles, by file name: rules in the order of stages, then constants as Java. */
  public Map<String, String> files() {
    return Collections.unmodifiableMap(files);
  }

  /** The rules of the policy's rows, in the order of stages. */
  public List<WrittenRule> rules() {
    return Collections.unmodifiableList(rules);
  }

  /** The columns that a template's header names. */
  private static Set<String> columns(String template) {
    return template
        .lines()
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String read(String name) {
    try (InputStream in = RuleText.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(String template, List<RuleRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String source = read(template + ".drt");
    Set<String> columns = columns(source);
    for (RuleRow row : rows) {
      if (!row.cells().keySet().equals(columns)) {
        throw new IllegalStateException(
            template
                + " has the columns "
                + columns
                + ", "
                + row.name()
                + " "
                + row.cells().keySet());
      }
    }
    List<Map<String, String>> cells = rows.stream().map(RuleRow::cells).toList();
    String drl =
        new ObjectDataCompiler()
            .compile(cells, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    files.put(template + ".drl", drl);
    int from = 0;
    for (RuleRow row : rows) {
      int start = drl.indexOf("rule \"" + row.name() + "\"\n", from);
      int end = drl.indexOf("\nend\n", start) + "\nend\n".length();
      String text = drl.substring(start, end);
      rules.add(new WrittenRule(row.row(), row.name(), row.conditions(), text, named(text)));
      from = end;
    }
  }

  /** The constant that represents a row of a sheet which declares names; null for another row. */
  public @Nullable RuleConstant constant(RowRef row) {
    String holder = DECLARED.get(row.sheet());
    return holder == null ? null : constants.get(holder + "." + RuleNames.of(row.id(), '_'));
  }

  private List<RuleConstant> named(String rule) {
    Matcher reference = REFERENCE.matcher(REMARK.matcher(rule).replaceAll(" "));
    List<RuleConstant> named = new ArrayList<>();
    while (reference.find()) {
      RuleConstant constant = constants.get(reference.group());
      if (constant != null && !named.contains(constant)) {
        named.add(constant);
      }
    }
    return List.copyOf(named);
  }
}
