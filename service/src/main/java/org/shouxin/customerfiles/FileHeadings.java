package org.shouxin.customerfiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The heading record of a customer file: which column holds which fact, see {@link Heading}. A
 * heading that could be a fact and is none is refused, so that no fact is left out unnoticed.
 * Immutable.
 */
public final class FileHeadings {

  private final IntFunction<String> places;
  private final boolean byLine;
  private final Dictionary dictionary;
  private final List<String> titles;
  private final List<Heading> headings;
  private final List<@Nullable Fact> columns;
  private final List<@Nullable Fact> written = new ArrayList<>();

  private FileHeadings(
      IntFunction<String> places,
      boolean byLine,
      Dictionary dictionary,
      List<String> titles,
      List<Heading> headings,
      List<@Nullable Fact> columns) {
    this.places = places;
    this.byLine = byLine;
    this.dictionary = dictionary;
    this.titles = List.copyOf(titles);
    this.headings = List.copyOf(headings);
    this.columns = Collections.unmodifiableList(columns);
    for (int i = 0; i < columns.size(); i++) {
      written.add(columns.get(i) == null ? null : headings.get(i).written());
    }
  }

  /**
   * Finds the fact of each heading. A column for a fact that the policy derives is ignored.
   *
   * @param places of the headings, for problems
   * @param byLine whether a customer's code is the number of its line
   * @throws RefusedException if two columns hold the same fact
   */
  static FileHeadings of(
      IntFunction<String> places, String[] cells, Dictionary dictionary, boolean byLine)
      throws RefusedException {
    return of(places, List.of(cells), dictionary, byLine, false);
  }

  private static FileHeadings of(
      IntFunction<String> places,
      List<String> cells,
      Dictionary dictionary,
      boolean byLine,
      boolean shared)
      throws RefusedException {
    List<String> titles = new ArrayList<>();
    cells.forEach(cell -> titles.add(Invisible.trim(cell)));
    List<Heading> headings = headings(titles, dictionary);
    List<@Nullable Fact> columns = new ArrayList<>();
    for (Heading heading : headings) {
      Fact fact = heading.fact();
      columns.add(fact == null || fact.derived() || !heading.readable() ? null : fact);
    }
    if (shared) {
      Aliases.leave(titles, headings, columns);
    }
    Problems problems = new Problems();
    carriedOnce(places, titles, columns, problems);
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    return new FileHeadings(places, byLine, dictionary, titles, headings, columns);
  }

  /** The column of a fact in a year, or whose heading is not clear, gives way to one without. */
  private static List<Heading> headings(List<String> titles, Dictionary dictionary) {
    List<Heading> read = titles.stream().map(title -> Heading.of(title, dictionary)).toList();
    Set<@Nullable Fact> named =
        read.stream().filter(Heading::always).map(Heading::fact).collect(Collectors.toSet());
    return read.stream()
        .map(each -> each.always() || !named.contains(each.fact()) ? each : Heading.NONE)
        .toList();
  }

  /**
   * The same headings as another dictionary reads them, in a file that several policies share: a
   * column whose heading is only an alias of a fact is not read if another has its name.
   *
   * @throws RefusedException if two columns hold the same fact, or none holds the customer's code
   */
  public FileHeadings by(Dictionary other) throws RefusedException {
    return of(places, titles, other, byLine, true).keyed();
  }

  /**
   * These headings.
   *
   * @throws RefusedException if no column holds the customer's code, or one does and the lines are
   *     to be the codes
   */
  FileHeadings keyed() throws RefusedException {
    if (byLine && key() >= 0) {
      throw new RefusedException(
          where(key()),
          new Text("文件有客户代码列", "the file has a column for the customer's code"),
          titles.get(key()),
          new Text("不用 --code-from-line", "no --code-from-line"));
    }
    if (!byLine && key() < 0) {
      List<Problem> problems =
          new ArrayList<>(misspelt(List.of(), false, FileHeadings::isOfCustomers));
      if (problems.isEmpty()) {
        problems.add(
            new Problem(
                where(0),
                new Text("没有客户代码列", "no column for the customer's code"),
                String.join(", ", titles),
                new Text(
                    names(dictionary.find(Fact.CUSTOMER)).zh() + "，或 --code-from-line",
                    names(dictionary.find(Fact.CUSTOMER)).en() + ", or --code-from-line")));
      }
      throw new RefusedException(problems);
    }
    return this;
  }

  /**
   * Refuses headings of a file of customers that look like a misspelt fact which the file does not
   * have; facts about orders do not stand in such a file.
   *
   * @param others dictionaries whose headings are no misspellings
   * @throws RefusedException with each of them
   */
  public void check(List<Dictionary> others) throws RefusedException {
    refuse(misspelt(others, true, FileHeadings::isOfCustomers));
  }

  /** The same of a file of orders, in which any fact may stand. */
  public void checkOrders(List<Dictionary> others) throws RefusedException {
    refuse(misspelt(others, true, fact -> true));
  }

  private static boolean isOfCustomers(Fact fact) {
    return fact.about() == Fact.About.CUSTOMER;
  }

  private static void refuse(List<Problem> problems) throws RefusedException {
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static void carriedOnce(
      IntFunction<String> places,
      List<String> titles,
      List<@Nullable Fact> columns,
      Problems problems) {
    Map<Fact, Integer> first = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Fact fact = columns.get(i);
      Integer earlier = fact == null ? null : first.putIfAbsent(fact, i);
      if (fact != null && earlier != null) {
        int a = earlier + 1;
        int b = i + 1;
        problems.add(
            places.apply(i),
            new Text(
                "第" + a + "列与第" + b + "列是同一个事实 " + fact.name(),
                "columns " + a + " and " + b + " are the same fact " + fact.name()),
            titles.get(earlier) + ", " + titles.get(i),
            new Text("每个事实一列", "one column for each fact"));
      }
    }
  }

  private List<Problem> misspelt(List<Dictionary> others, boolean within, Predicate<Fact> meant) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      String where = where(i);
      String title = titles.get(i);
      Heading heading = headings.get(i);
      boolean known = others.stream().anyMatch(other -> Heading.of(title, other).readable());
      if (heading.unknown() != null && !known) {
        problems.add(besides(where, heading, title));
      } else if (heading.fact() == null && !title.isEmpty() && !known) {
        Predicate<Fact> open = fact -> meant.test(fact) && !fact.derived() && !carry(fact);
        Resemblance.misspelt(title, dictionary)
            .filter(open)
            .or(() -> within ? Resemblance.within(title, dictionary, open) : Optional.empty())
            .ifPresent(fact -> problems.add(misspelt(where, title, fact)));
      }
    }
    return problems;
  }

  private static Problem misspelt(String where, String title, Fact fact) {
    return new Problem(
        where,
        new Text("未知的列名，很像一个已知事实", "unknown heading that looks like a known fact"),
        title,
        names(Optional.of(fact)));
  }

  private static Problem besides(String where, Heading heading, String title) {
    Fact fact = heading.fact();
    Text unit = fact == null ? Text.NONE : fact.unit();
    String besides = String.valueOf(heading.unknown());
    return new Problem(
        where,
        new Text(
            "列名中的“" + besides + "”不是这个事实的单位，也不是年份或标记",
            "“" + besides + "” in the heading is neither a unit of the fact nor a year or a mark"),
        title,
        new Text(
            names(Optional.ofNullable(fact)).zh() + (unit.zh().isEmpty() ? "" : "，单位 " + unit.zh()),
            names(Optional.ofNullable(fact)).en()
                + (unit.en().isEmpty() ? "" : ", unit " + unit.en())));
  }

  private static Text names(Optional<Fact> fact) {
    return fact.map(f -> new Text(f.name() + "（" + f.label().zh() + "）", f.name()))
        .orElse(Text.same(Fact.CUSTOMER));
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
    return titles.stream().filter(title -> !title.isEmpty() && !knows(title)).toList();
  }

  /** Columns for facts that the policy derives: their content is ignored. */
  public List<String> derived() {
    return titles.stream()
        .filter(
            title -> Optional.ofNullable(heading(title).fact()).filter(Fact::derived).isPresent())
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

  /** Whether a heading of the file names a fact. */
  boolean knows(String title) {
    return heading(title).fact() != null;
  }

  private Heading heading(String title) {
    int at = titles.indexOf(title);
    return at < 0 ? Heading.NONE : headings.get(at);
  }

  /**
   * The fact of each column in the unit in which its cells are written; null for an ignored one.
   */
  List<@Nullable Fact> written() {
    return written;
  }

  /** The place of a heading, for problems. */
  String where(int column) {
    return places.apply(column);
  }

  /** Whether a customer's code is the number of its line. */
  public boolean byLine() {
    return byLine;
  }

  /** Whether the heading of a column states the unit of its numbers. */
  boolean stated(int column) {
    return headings.get(column).unit() != null;
  }

  /** The power of ten by which the numbers of a column are converted into the unit of its fact. */
  int power(int column) {
    return headings.get(column).power();
  }

  /** Columns whose numbers are converted into the unit of their fact. */
  public List<Text> conversions() {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      Heading heading = headings.get(i);
      Fact fact = columns.get(i);
      if (fact != null && heading.power() != 0) {
        String title = titles.get(i).replaceAll("\\s+", " ");
        texts.add(
            new Text(
                "“" + title + "”列的数字由" + heading.unit() + "换算为" + fact.unit().zh(),
                "the numbers of column “"
                    + title
                    + "” are converted from "
                    + heading.unit()
                    + " to "
                    + fact.unit().en()));
      }
    }
    return texts;
  }

  /** The column of the customer's code; -1 when there is none. */
  public int key() {
    Optional<Fact> key = dictionary.find(Fact.CUSTOMER);
    return key.isEmpty() ? -1 : columns.indexOf(key.get());
  }

  /** The fact that an unknown heading may have meant, if any. */
  public Optional<Fact> near(String heading) {
    return Resemblance.misspelt(heading, dictionary);
  }

  /** Whether a column holds the fact. */
  public boolean carry(Fact fact) {
    return columns.contains(fact);
  }
}
