package org.shouxin.trials;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Classification;
import org.shouxin.policy.ConditionedRow;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Terms;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.formula.Formula;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;

/**
 * What a sound policy says and perhaps does not mean (M7): thresholds of a fact in % that are
 * fractions, 0.98 for 98, and limits without a formula, as a program leaves them that saves values
 * only.
 */
public final class Doubts {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?![0-9.]*%)");
  private static final BigDecimal ORDINARY = BigDecimal.TEN;
  private static final int NAMED = 10;

  private final Map<String, List<Threshold>> groups = new LinkedHashMap<>();

  /** A number that a row compares a fact in % with. */
  private record Threshold(RowRef row, Fact fact, String text, BigDecimal number) {
    private boolean fraction() {
      return number.compareTo(BigDecimal.ONE) < 0;
    }
  }

  private Doubts() {}

  /**
   * All of them; each is a problem by its form, and none forbids the policy.
   *
   * @param workbook from which the policy was read
   */
  public static List<Problem> of(Policy policy, Path workbook, LocalDate today)
      throws RefusedException {
    List<Problem> found = of(policy);
    Book book = BookFile.read(workbook);
    found.addAll(Leftovers.of(policy, book, PolicyCompiler.canonical(book), today));
    return found;
  }

  private static List<Problem> of(Policy policy) {
    Doubts doubts = new Doubts();
    doubts.collect(policy);
    List<Problem> found = new ArrayList<>();
    doubts.groups.values().forEach(group -> fractions(group, found));
    constants(policy, found);
    return found;
  }

  private void collect(Policy policy) {
    policy.admission().forEach(row -> add(row.row(), row.passes()));
    policy.scorecard().forEach(row -> add(row.row(), row.condition()));
    policy.ungraded().forEach(row -> add(row.row(), row));
    policy.downgrades().forEach(row -> add(row.row(), row));
    policy.movements().forEach(row -> add(row.row(), row));
    policy.sanctions().forEach(row -> add(row.row(), row));
    policy.terms().forEach(row -> add(row.row(), row));
    policy.limits().forEach(row -> add(row.row(), row));
    policy.findings().forEach(row -> add(row.row(), row));
    policy.letters().forEach(row -> add(row.row(), row));
    policy.orders().forEach(row -> add(row.row(), row));
    Stream.concat(
            policy.inputs().derivations().stream(), policy.inputs().orderDerivations().stream())
        .forEach(this::add);
  }

  private void add(Derivation derivation) {
    if (derivation instanceof Classification classes) {
      classes.rows().forEach(row -> row.when().forEach(each -> add(row.row(), each)));
    }
  }

  private void add(RowRef row, ConditionedRow conditions) {
    conditions.when().forEach(each -> add(row, each));
  }

  private void add(RowRef row, @Nullable Condition condition) {
    if (condition == null || !condition.fact().percent()) {
      return;
    }
    Fact fact = condition.fact();
    String text = Normalizer.normalize(condition.text(), Normalizer.Form.NFKC);
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      BigDecimal number = new BigDecimal(numbers.group());
      if (number.signum() != 0) {
        groups
            .computeIfAbsent(row.sheet() + "/" + fact.name(), first -> new ArrayList<>())
            .add(new Threshold(row, fact, text, number));
      }
    }
  }

  /** Fractions are doubtful when they are all, or alone among ordinary numbers. */
  private static void fractions(List<Threshold> group, List<Problem> found) {
    List<Threshold> fractions = group.stream().filter(Threshold::fraction).toList();
    boolean all = group.stream().allMatch(each -> each.number().compareTo(BigDecimal.ONE) <= 0);
    boolean others =
        group.stream().allMatch(each -> each.fraction() || each.number().compareTo(ORDINARY) >= 0);
    if (fractions.isEmpty() || !(all || others)) {
      return;
    }
    Fact fact = fractions.get(0).fact();
    Set<String> places =
        fractions.stream()
            .map(each -> each.row().shown())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> texts =
        fractions.stream()
            .map(Threshold::text)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    found.add(
        new Problem(
            named(places),
            new Text(
                fact.label().zh() + " 以 % 为单位，界限却像小数",
                fact.name() + " is in %, and its thresholds look like fractions"),
            named(texts),
            new Text("百分之九十八写 98", "98 for 98 per cent")));
  }

  private static String named(Set<String> all) {
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + ", … (" + all.size() + ")" : first;
  }

  private static void constants(Policy policy, List<Problem> found) {
    List<Formula> limits = policy.terms().stream().map(Terms::limit).toList();
    boolean constant =
        limits.stream().allMatch(each -> each.facts().isEmpty() && each.inputs().isEmpty());
    if (constant && limits.stream().map(Formula::text).distinct().count() > 1) {
      found.add(
          new Problem(
              named(
                  new LinkedHashSet<>(policy.terms().stream().map(t -> t.row().shown()).toList())),
              new Text(
                  "额度全是固定数字，没有一个公式；只存数值的程序会删去公式",
                  "every limit is a fixed number, none is a formula; programs that save values only"
                      + " remove formulas"),
              named(new LinkedHashSet<>(limits.stream().map(Formula::text).toList()))));
    }
  }
}
