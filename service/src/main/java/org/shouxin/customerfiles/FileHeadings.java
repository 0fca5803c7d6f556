package org.shouxin.customerfiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The heading record of a customer file: which column holds which fact. A heading is a fact's name,
 * a label or an alias; a bilingual heading on two lines is matched by either line. Immutable.
 */
public final class FileHeadings {

  /** The fact that every file must have: the customer's code. */
  public static final String CUSTOMER = "customer";

  private final String where;
  private final Dictionary dictionary;
  private final List<String> titles;
  private final List<@Nullable Fact> columns;

  private FileHeadings(
      String where, Dictionary dictionary, List<String> titles, List<@Nullable Fact> columns) {
    this.where = where;
    this.dictionary = dictionary;
    this.titles = List.copyOf(titles);
    this.columns = Collections.unmodifiableList(columns);
  }

  /**
   * Finds the fact of each heading. A column for a fact that the policy derives is ignored.
   *
   * @param where the file and line, for problems
   * @throws RefusedException if two columns hold the same fact
   */
  static FileHeadings of(String where, String[] cells, Dictionary dictionary)
      throws RefusedException {
    return of(where, List.of(cells), dictionary, false);
  }

  private static FileHeadings of(
      String where, List<String> cells, Dictionary dictionary, boolean shared)
      throws RefusedException {
    List<String> titles = new ArrayList<>();
    List<@Nullable Fact> columns = new ArrayList<>();
    for (String cell : cells) {
      titles.add(cell.strip());
      columns.add(find(cell, dictionary).filter(fact -> !fact.derived()).orElse(null));
    }
    if (shared) {
      Aliases.leave(titles, columns);
    }
    Problems problems = new Problems();
    carriedOnce(where, titles, columns, problems);
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    return new FileHeadings(where, dictionary, titles, columns);
  }

  /**
   * The same headings as another dictionary reads them, in a file that several policies share: a
   * column whose heading is only an alias of a fact is not read if another has its name.
   *
   * @throws RefusedException if two columns hold the same fact, or none holds the customer's code
   */
  public FileHeadings by(Dictionary other) throws RefusedException {
    return of(where, titles, other, true).keyed();
  }

  /**
   * These headings.
   *
   * @throws RefusedException if no column holds the customer's code
   */
  FileHeadings keyed() throws RefusedException {
    if (key() < 0) {
      List<Problem> problems = new ArrayList<>(misspelt(List.of()));
      if (problems.isEmpty()) {
        problems.add(
            new Problem(
                where,
                new Text("没有客户代码列", "no column for the customer's code"),
                String.join(", ", titles),
                names(dictionary.find(CUSTOMER))));
      }
      throw new RefusedException(problems);
    }
    return this;
  }

  /**
   * Refuses headings that look like a misspelt fact which the file does not have.
   *
   * @param others dictionaries whose headings are no misspellings
   * @throws RefusedException with each of them
   */
  public void check(List<Dictionary> others) throws RefusedException {
    List<Problem> problems = misspelt(others);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static Optional<Fact> find(String cell, Dictionary dictionary) {
    Optional<Fact> whole = dictionary.find(cell);
    if (whole.isPresent() || cell.indexOf('\n') < 0) {
      return whole;
    }
    return cell.lines().map(dictionary::find).flatMap(Optional::stream).findFirst();
  }

  private static void carriedOnce(
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
                "columns " + a + " and " + b + " are the same fact " + fact.name()),
            titles.get(earlier) + ", " + titles.get(i),
            new Text("每个事实一列", "one column for each fact"));
      }
    }
  }

  private List<Problem> misspelt(List<Dictionary> others) {
    List<Problem> problems = new ArrayList<>();
    for (String title : unknown()) {
      Optional<Fact> meant =
          others.stream().anyMatch(other -> find(title, other).isPresent())
              ? Optional.empty()
              : Resemblance.misspelt(title, dictionary).filter(fact -> !carry(fact));
      if (meant.isPresent()) {
        problems.add(
            new Problem(
                where,
                new Text("未知的列名，很像一个已知事实", "unknown heading that looks like a known fact"),
                title,
                names(meant)));
      }
    }
    return problems;
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

  /** Columns that the dictionary does not know; those without a heading are not listed. */
  public List<String> unknown() {
    return titles.stream()
        .filter(title -> !title.isEmpty() && find(title, dictionary).isEmpty())
        .toList();
  }

  /** Columns for facts that the policy derives: their content is ignored. */
  public List<String> derived() {
    return titles.stream()
        .filter(title -> find(title, dictionary).filter(Fact::derived).isPresent())
        .toList();
  }

  boolean reads(String title) {
    int at = titles.indexOf(title);
    return at >= 0 && columns.get(at) != null;
  }

  /** The heading of the column that holds a fact; empty if there is none. */
  public Optional<String> title(Fact fact) {
    int at = columns.indexOf(fact);
    return at < 0 ? Optional.empty() : Optional.of(titles.get(at));
  }

  static boolean knows(Dictionary dictionary, String heading) {
    return find(heading, dictionary).isPresent();
  }

  /** The column of the customer's code; -1 when there is none. */
  public int key() {
    Optional<Fact> key = dictionary.find(CUSTOMER);
    return key.isEmpty() ? -1 : columns.indexOf(key.get());
  }

  /** The fact whose name is closest to an unknown heading, if any. */
  public Optional<Fact> near(String heading) {
    return Resemblance.near(heading, dictionary);
  }

  /** Whether a column holds the fact. */
  public boolean carry(Fact fact) {
    return columns.contains(fact);
  }
}
