package org.shouxin.customers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The heading record of a customer file: which column carries which fact. A heading is a fact's
 * name, a label or an alias; a bilingual heading on two lines counts by either line. Immutable.
 */
public final class Headings {

  /** The fact that every file must carry: the customer's code. */
  public static final String CUSTOMER = "customer";

  /**
   * A column that no fact claims.
   *
   * @param heading as written
   * @param nearest the fact whose name comes nearest, null if there is none
   */
  public record Ignored(String heading, @Nullable Fact nearest) {}

  private final Dictionary dictionary;
  private final List<String> titles;
  private final List<@Nullable Fact> columns;
  private final List<Ignored> ignored;

  private Headings(
      Dictionary dictionary,
      List<String> titles,
      List<@Nullable Fact> columns,
      List<Ignored> ignored) {
    this.dictionary = dictionary;
    this.titles = List.copyOf(titles);
    this.columns = Collections.unmodifiableList(columns);
    this.ignored = List.copyOf(ignored);
  }

  /**
   * Finds the fact of each heading.
   *
   * @param where the file and line, for problems
   * @throws RefusedException if a heading looks like a misspelt fact that the file lacks, two
   *     columns carry one fact, or no column carries the customer's code
   */
  static Headings of(String where, String[] cells, Dictionary dictionary) throws RefusedException {
    List<String> titles = new ArrayList<>();
    List<@Nullable Fact> columns = new ArrayList<>();
    for (String cell : cells) {
      titles.add(cell.strip());
      columns.add(find(cell, dictionary).orElse(null));
    }
    Problems problems = new Problems();
    Set<Fact> carried = carriedOnce(where, titles, columns, problems);
    List<Ignored> ignored = unclaimed(where, titles, columns, dictionary, carried, problems);
    boolean keyed = carried.stream().anyMatch(fact -> fact.name().equals(CUSTOMER));
    if (!keyed && problems.none()) {
      problems.add(
          where,
          new Text("没有客户代码列", "no column carries the customer's code"),
          String.join(", ", titles),
          names(dictionary.find(CUSTOMER)));
    }
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    return new Headings(dictionary, titles, columns, ignored);
  }

  private static Optional<Fact> find(String cell, Dictionary dictionary) {
    Optional<Fact> whole = dictionary.find(cell);
    if (whole.isPresent() || cell.indexOf('\n') < 0) {
      return whole;
    }
    return cell.lines().map(dictionary::find).flatMap(Optional::stream).findFirst();
  }

  private static Set<Fact> carriedOnce(
      String where, List<String> titles, List<@Nullable Fact> columns, Problems problems) {
    Map<Fact, Integer> first = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      Integer earlier = fact == null ? null : first.putIfAbsent(fact, i);
      if (fact != null && earlier != null) {
        int a = earlier + 1;
        int b = i + 1;
        problems.add(
            where,
            new Text(
                "第" + a + "列与第" + b + "列是同一个事实 " + fact.name(),
                "columns " + a + " and " + b + " carry the same fact " + fact.name()),
            titles.get(earlier) + ", " + titles.get(i),
            new Text("每个事实一列", "one column for each fact"));
      }
    }
    return new HashSet<>(first.keySet());
  }

  private static List<Ignored> unclaimed(
      String where,
      List<String> titles,
      List<@Nullable Fact> columns,
      Dictionary dictionary,
      Set<Fact> carried,
      Problems problems) {
    List<Ignored> ignored = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String title = titles.get(i);
      if (columns.get(i) != null || title.isEmpty()) {
        continue;
      }
      Optional<Fact> meant =
          Resemblance.misspelt(title, dictionary).filter(fact -> !carried.contains(fact));
      if (meant.isPresent()) {
        problems.add(
            where,
            new Text("未知的列名，很像一个已知事实", "unknown heading that looks like a known fact"),
            title,
            names(meant));
      } else {
        ignored.add(new Ignored(title, Resemblance.nearest(title, dictionary).orElse(null)));
      }
    }
    return ignored;
  }

  private static Text names(Optional<Fact> fact) {
    return fact.map(f -> new Text(f.name() + "（" + f.label().zh() + "）", f.name()))
        .orElse(Text.same(CUSTOMER));
  }

  /** The dictionary that the columns are read by. */
  public Dictionary dictionary() {
    return dictionary;
  }

  /** Headings as written, in column order. */
  public List<String> titles() {
    return titles;
  }

  /** The fact of each column, null for an ignored one. */
  public List<@Nullable Fact> columns() {
    return columns;
  }

  /** Columns that carry no fact; those without a heading are not listed. */
  public List<Ignored> ignored() {
    return ignored;
  }

  /** Whether some column carries the fact. */
  public boolean carry(Fact fact) {
    return columns.contains(fact);
  }
}
