package org.shouxin.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decisions;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.compiler.RoutingCompiler;
import org.shouxin.policy.routing.Routed;
import org.shouxin.policy.routing.Routing;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/**
 * The active policies, ready to decide: those on the shelf at start or at the last refresh. A
 * workbook that is refused leaves the last good policy in use, and {@link #problems} gives the
 * reasons. Thread-safe.
 */
public final class ActivePolicies implements AutoCloseable {

  private final PolicyShelf shelf;
  private final PolicyCheck check;
  private final Consumer<Active> before;
  private final Function<String, Optional<String>> archived;
  private final ProblemLog log = new ProblemLog("policies");
  private volatile State state;

  /**
   * A policy ready to decide.
   *
   * @param policy the policy
   * @param decisions of the policy
   * @param workbook its file
   * @param text its canonical rendering, whose SHA-256 is the policy's
   */
  public record Active(Policy policy, Decisions decisions, Path workbook, String text) {

    /** Short name of the policy. */
    public String id() {
      return policy.identity().id();
    }

    /** The SQL file of facts next to the workbook; it may not exist. */
    public Path sql() {
      return beside(".facts.sql");
    }

    /** The SQL file of the ERP's open orders next to the workbook; it may not exist. */
    public Path ordersSql() {
      return beside(".orders.sql");
    }

    private Path beside(String ending) {
      String name = String.valueOf(workbook.getFileName());
      return workbook.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
  }

  private record State(
      Map<String, Active> policies,
      Map<Path, Seen> seen,
      @Nullable Routing routing,
      List<Problem> problems) {}

  /** A workbook as last checked, and its problems. */
  private record Seen(String stamp, List<Problem> problems) {}

  /**
   * Reads the shelf. Takes seconds, because Drools compiles the rules of each policy.
   *
   * @param check finds what forbids a policy to decide
   * @param before called for a policy before it decides for the first time
   * @param archived the text of the policy of this id that decided last, for a workbook that is
   *     refused already when the service starts
   */
  public ActivePolicies(
      PolicyShelf shelf,
      PolicyCheck check,
      Consumer<Active> before,
      Function<String, Optional<String>> archived) {
    this.shelf = shelf;
    this.check = check;
    this.before = before;
    this.archived = archived;
    this.state = new State(Map.of(), Map.of(), null, List.of());
    refresh();
  }

  /** The policy of this id. */
  public Optional<Active> find(String id) {
    return Optional.ofNullable(state.policies().get(id));
  }

  /** All policies, by id. */
  public List<Active> all() {
    return List.copyOf(state.policies().values());
  }

  /** The routing; null if there is no valid routing workbook. */
  public @Nullable Routing routing() {
    return state.routing();
  }

  /** Whether the shelf has a workbook of this name that cannot be used. */
  public boolean isRefused(String id) {
    return find(id).isEmpty() && shelf.policies().containsKey(id);
  }

  /** The problems of the shelf as last read; last good versions stay in use. */
  public List<Problem> problems() {
    return state.problems();
  }

  /**
   * Reads what changed on the shelf. Decisions in progress finish with the policy they started
   * with.
   */
  public synchronized void refresh() {
    State last = state;
    Map<String, Active> policies = new LinkedHashMap<>();
    Map<Path, Seen> seen = new LinkedHashMap<>();
    for (Map.Entry<String, Path> entry : shelf.policies().entrySet()) {
      Active active = read(entry.getKey(), entry.getValue(), last, seen);
      if (active != null) {
        policies.put(active.id(), active);
      }
    }
    Routing routing = routing(last, seen);
    List<Problem> problems = new ArrayList<>(shelf.problems());
    Set<String> known = new HashSet<>(policies.keySet());
    known.addAll(shelf.policies().keySet());
    problems.forEach(problem -> known.add(String.valueOf(Path.of(problem.where()).getFileName())));
    seen.values().forEach(each -> problems.addAll(each.problems()));
    problems.addAll(nowhere(routing, policies.keySet(), known));
    state = new State(policies, seen, routing, List.copyOf(problems));
    log.found(problems);
  }

  /**
   * Routes to policies of which nothing is known: those that are refused have their own problems.
   */
  private List<Problem> nowhere(@Nullable Routing routing, Set<String> active, Set<String> known) {
    if (routing == null) {
      return List.of();
    }
    return routing.routes().stream()
        .map(Routed.Route::policy)
        .distinct()
        .filter(policy -> !known.contains(policy))
        .map(
            policy ->
                new Problem(
                    String.valueOf(shelf.routing().orElse(null)),
                    new Text("路由到一份没有启用的政策", "routes to a policy that is not active"),
                    policy,
                    Text.same(String.join(", ", active))))
        .toList();
  }

  private @Nullable Active read(String name, Path workbook, State state, Map<Path, Seen> seen) {
    Active last =
        state.policies().values().stream()
            .filter(active -> active.workbook().equals(workbook))
            .findFirst()
            .orElse(null);
    Active active =
        changed(workbook, state, seen, last, problems -> read(name, workbook, last, problems));
    return active == null && !state.seen().containsKey(workbook)
        ? changed(workbook, state, seen, null, problems -> archived(name, workbook, seen, problems))
        : active;
  }

  /** What decided last; the problems of the workbook stay. */
  private @Nullable Active archived(
      String name, Path workbook, Map<Path, Seen> seen, List<Problem> problems)
      throws RefusedException {
    problems.addAll(seen.getOrDefault(workbook, new Seen("", List.of())).problems());
    String text = archived.apply(name).orElse(null);
    return text == null ? null : ready(name, workbook, BookFile.parse(text), null, problems);
  }

  private @Nullable Routing routing(State last, Map<Path, Seen> seen) {
    Path workbook = shelf.routing().orElse(null);
    return workbook == null
        ? null
        : changed(
            workbook, last, seen, last.routing(), problems -> RoutingCompiler.compile(workbook));
  }

  private interface Reading<T> {
    @Nullable T read(List<Problem> problems) throws RefusedException, IOException;
  }

  /** The content of a workbook, read again if it changed. */
  private static <T> @Nullable T changed(
      Path workbook, State state, Map<Path, Seen> seen, @Nullable T last, Reading<T> reading) {
    List<Problem> problems = new ArrayList<>();
    String stamp = "";
    T read = null;
    try {
      stamp = stamp(workbook);
      Seen before = state.seen().get(workbook);
      if (before != null && before.stamp().equals(stamp)) {
        seen.put(workbook, before);
        return last;
      }
      read = reading.read(problems);
    } catch (RefusedException refused) {
      problems.addAll(refused.problems());
    } catch (IOException unreadable) {
      problems.add(
          new Problem(
              workbook.toString(),
              new Text("无法读取", "cannot be read"),
              String.valueOf(unreadable.getMessage()),
              new Text("可读的工作簿", "a readable workbook")));
    }
    seen.put(workbook, new Seen(stamp, List.copyOf(problems)));
    return read == null ? last : read;
  }

  private @Nullable Active read(
      String name, Path workbook, @Nullable Active last, List<Problem> problems)
      throws RefusedException {
    return ready(name, workbook, PolicyCompiler.canonical(BookFile.read(workbook)), last, problems);
  }

  private @Nullable Active ready(
      String name, Path workbook, Book book, @Nullable Active last, List<Problem> problems)
      throws RefusedException {
    Policy policy = PolicyCompiler.compile(book);
    if (last != null && last.policy().sha256().equals(policy.sha256())) {
      return last;
    }
    if (!policy.identity().id().equals(name)) {
      problems.add(
          new Problem(
              workbook.toString(),
              new Text("政策代号与文件夹名不同", "the policy's id is not the name of its folder"),
              policy.identity().id(),
              Text.same(name)));
      return null;
    }
    Active active = new Active(policy, Decisions.of(policy), workbook, BookText.render(book));
    List<Problem> failing = check.problems(policy, active.decisions());
    try {
      if (failing.isEmpty()) {
        before.accept(active);
        return active;
      }
    } catch (RuntimeException fault) {
      active.decisions().close();
      throw fault;
    }
    active.decisions().close();
    problems.addAll(failing);
    return null;
  }

  private static String stamp(Path workbook) throws IOException {
    return Files.getLastModifiedTime(workbook).toMillis() + "/" + Files.size(workbook);
  }

  /** Releases the Drools resources. */
  @Override
  public void close() {
    state.policies().values().forEach(active -> active.decisions().close());
  }
}
