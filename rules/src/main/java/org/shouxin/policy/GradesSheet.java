package org.shouxin.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Text;

/** Compiles the grade scale (R13, R18). */
final class GradesSheet {

  private static final int MOST = 50;
  private static final int MOST_MONTHS = 120;

  private final Compilation compilation;

  private GradesSheet(Compilation compilation) {
    this.compilation = compilation;
  }

  /** The grade codes with their names, best first as far as ranks can be read. */
  static List<Fact.Option> options(Compilation compilation) {
    record Ranked(int rank, Fact.Option option) {}
    List<Ranked> ranked = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (RowReader row : compilation.rows(Sheets.GRADES)) {
      checkNames(row, "grade", names);
      Integer rank = row.empty("rank") ? null : quiet(row.raw("rank"));
      ranked.add(
          new Ranked(
              rank == null ? Integer.MAX_VALUE : rank,
              new Fact.Option(row.id(), row.texts("name"))));
    }
    ranked.sort(Comparator.comparingInt(Ranked::rank));
    return ranked.stream().map(Ranked::option).toList();
  }

  /** Tells a code or name that another row has already, or that is a word of the conditions. */
  static void checkNames(RowReader row, String idKey, Map<String, String> names) {
    for (String key : List.of(idKey, "name_zh", "name_en")) {
      String name = row.raw(key);
      String before = names.putIfAbsent(Dictionary.key(name), row.place(idKey));
      if (!name.isEmpty() && before != null && !before.equals(row.place(idKey))) {
        row.problem(
            key,
            new Text("名称重复，已见于 " + before, "the name stands already at " + before),
            new Text("大小写、空格、连字符不同仍算同名", "case, blanks and hyphens make no difference"));
      }
      if (OptionsCell.reserved(name)) {
        row.problem(
            key,
            new Text("“" + name + "”是条件的保留字", "\"" + name + "\" is a word of the conditions"),
            new Text("换一个名称", "another name"));
      }
    }
  }

  private static @Nullable Integer quiet(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
  }

  /**
   * @param score the score as the vocabulary knows it
   */
  static List<Grade> compile(Compilation compilation, Fact score) {
    return new GradesSheet(compilation).compile(score);
  }

  private List<Grade> compile(Fact score) {
    List<RowReader> rows = compilation.rows(Sheets.GRADES);
    if (rows.size() > MOST) {
      rows.get(MOST).problem("grade", new Text("等级过多", "too many grades"), Text.same("≤ " + MOST));
      return List.of();
    }
    List<Grade> grades = new ArrayList<>();
    List<Coverage.Entry> bands = new ArrayList<>();
    Map<Integer, String> ranks = new HashMap<>();
    boolean whole = true;
    for (RowReader row : rows) {
      Integer rank = row.integer("rank", 1, Math.max(1, rows.size()));
      if (rank != null) {
        String before = ranks.putIfAbsent(rank, row.place("rank"));
        if (before != null) {
          row.problem(
              "rank",
              new Text("名次重复，已见于 " + before, "the rank stands already at " + before),
              new Text("1 到 " + rows.size() + "，各一次", "1 to " + rows.size() + ", each once"));
        }
      }
      Condition condition = compilation.condition(row, "score", score, false);
      Integer months = row.integer("review_months", 0, MOST_MONTHS);
      if (condition != null) {
        bands.add(new Coverage.Entry(row.id(), row.place("score"), condition.ranges()));
      }
      whole &= condition != null;
      if (rank != null && condition != null && months != null) {
        grades.add(
            new Grade(
                row.ref(),
                row.id(),
                row.texts("name"),
                rank,
                condition,
                row.texts("treatment"),
                months,
                row.raw("source")));
      }
    }
    if (whole && !bands.isEmpty()) {
      Coverage.check(score, bands, compilation.problems());
    }
    grades.sort(Comparator.comparingInt(Grade::rank));
    return grades;
  }
}
