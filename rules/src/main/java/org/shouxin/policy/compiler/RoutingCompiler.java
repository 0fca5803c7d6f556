package org.shouxin.policy.compiler;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routing;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.policy.rows.BookKind;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Items;
import org.shouxin.policy.rows.ProblemOrder;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Sha256;
import org.shouxin.policy.rows.TableCompleteness;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** Compiles one routing workbook. Single use. */
public final class RoutingCompiler {

  private static final Set<String> ANSWERS = Set.of("refuse", "assume", "not_applied");

  private final Problems problems = new Problems();
  private final Compilation compilation;
  private final @Nullable Set<String> policies;

  /**
   * Reads and compiles a routing workbook: an {@code .xlsx}, or its text rendering as {@code .txt}.
   *
   * @param policies ids of the existing policies; null if not known
   * @throws RefusedException with every problem that it has
   */
  public static Routing compile(Path workbook, @Nullable Set<String> policies)
      throws RefusedException {
    Problems inCells = new Problems();
    Book book = BookFile.read(workbook, inCells);
    BookKind.ROUTING.require(workbook.toString(), book);
    return new RoutingCompiler(book, policies).compiled(inCells.all());
  }

  /**
   * Compiles a routing workbook without checking which policies exist.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Routing compile(Path workbook) throws RefusedException {
    return compile(workbook, null);
  }

  /**
   * Compiles a routing workbook that has been read.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Routing compile(Book book) throws RefusedException {
    return new RoutingCompiler(book, null).compiled(List.of());
  }

  /**
   * @param policies ids of the existing policies; null if not known
   */
  RoutingCompiler(Book book, @Nullable Set<String> policies) {
    this.compilation = new Compilation(book, Sheets.ROUTING_BOOK, problems);
    this.policies = policies;
  }

  /**
   * The routing.
   *
   * @param reported problems already found when reading
   */
  Routing compiled(List<Problem> reported) throws RefusedException {
    Items items = new Items(compilation, Sheets.ROUTING, Sheets.ROUTING_ITEMS, Set.of("approver"));
    String id = items.id();
    Integer version = items.integer("version", 1, 1_000_000);
    RowReader day = items.row("effective");
    LocalDate effective = day == null ? null : day.day(Items.VALUE);
    String author = items.text("author");
    String approver = items.approver();
    plainFacts();
    Dictionary facts = FactsSheet.compile(compilation, Outline.EMPTY);
    List<Routed.Route> routes = routes(facts);
    if (id == null
        || version == null
        || effective == null
        || author == null
        || !problems.none()
        || !reported.isEmpty()) {
      throw new RefusedException(ProblemOrder.merged(reported, problems.all()));
    }
    return new Routing(
        id,
        items.texts("name"),
        version,
        effective,
        author,
        approver,
        facts,
        routes,
        Sha256.of(BookText.render(canonical())));
  }

  /** The book in canonical spelling, once compiled. */
  Book canonical() {
    return compilation.canonical();
  }

  /** Reports facts that only a policy can derive. */
  private void plainFacts() {
    for (RowReader row : compilation.rows(Sheets.FACTS)) {
      Text here = new Text("路由工作簿里不能这样", "not in a routing workbook");
      String missing =
          row.empty("when_missing") ? null : row.choice("when_missing", Sheets.MISSING_ANSWERS);
      if (missing != null && !ANSWERS.contains(missing)) {
        row.problem(
            "when_missing",
            here,
            new Text(
                "不评级、按假定值、不适用该行", "refuse to grade, assume the value beside, rows do not apply"));
      }
      if (!row.empty("about") && !Dictionary.key(row.raw("about")).matches("customer|客户")) {
        row.problem("about", here, new Text("客户，或留空", "customer, or empty"));
      }
      if (!row.empty("currency")) {
        row.problem("currency", here, new Text("留空", "empty"));
      }
    }
  }

  private List<Routed.Route> routes(Dictionary facts) {
    List<Routed.Route> routes = new ArrayList<>();
    TableCompleteness coverage = new TableCompleteness(List.of());
    boolean whole = true;
    for (RowReader row : compilation.rows(Sheets.ROUTES)) {
      int before = problems.all().size();
      RowConditions tests = RowConditions.inTable(compilation, row, facts);
      whole &= tests.whole() && !tests.when().isEmpty();
      String policy = row.raw("policy");
      if (!policy.isEmpty() && policies != null && !policies.contains(policy)) {
        row.problem(
            "policy", new Text("没有这份政策", "no such policy"), Nearest.suggestion(policy, policies));
      }
      coverage.add(row.ref(), tests.when());
      if (problems.all().size() == before) {
        routes.add(
            new Routed.Route(
                row.ref(),
                List.copyOf(tests.when()),
                policy,
                row.texts("reason"),
                row.raw("source")));
      }
    }
    if (whole) {
      coverage.check(problems);
    }
    return List.copyOf(routes);
  }
}
