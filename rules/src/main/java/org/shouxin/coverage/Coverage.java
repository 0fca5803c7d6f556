package org.shouxin.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.OrderAnswer;
import org.shouxin.decision.OrderDecision;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.workbook.SheetSchema;

/**
 * Determines which parts of a policy a set of decisions covers.
 *
 * <p>A row is covered when a decision used it: an admission criterion when it passed, failed,
 * lacked evidence and exempted, each separately; an order check when it applied and when it did
 * not. The thresholds of a condition on a number or a date divide its declared range into
 * intervals; an interval is covered when a decision had its value there while all other conditions
 * of the row were met and the row was evaluated. Formulas are out of scope. Not thread-safe.
 */
public final class Coverage {

  private static final List<String> SHEETS = Sheets.ALL.stream().map(SheetSchema::key).toList();

  private final Policy policy;
  private final List<CoverageItem> items = new ArrayList<>();

  private Coverage(Policy policy) {
    this.policy = policy;
  }

  /** Starts for a policy; nothing is covered yet. */
  public static Coverage of(Policy policy) {
    Coverage trial = new Coverage(policy);
    trial.items.addAll(new RowItems(policy).all());
    trial.items.addAll(new SideItems(policy).all());
    return trial;
  }

  /**
   * Adds an answer about a customer; one without a decision covers nothing.
   *
   * @throws IllegalArgumentException if another policy gave it
   */
  public void add(Answer answer) {
    belongs(answer.policy(), answer.customer());
    if (answer instanceof Decision decision) {
      see(new DecisionCoverage(decision));
    }
  }

  /**
   * Adds an answer about an order; one that was not checked covers nothing.
   *
   * @throws IllegalArgumentException if another policy gave it
   */
  public void add(OrderAnswer answer) {
    belongs(answer.policy(), answer.facts().customer());
    if (answer instanceof OrderDecision decision) {
      see(new DecisionCoverage(decision));
    }
  }

  private void belongs(Policy given, String customer) {
    if (!given.sha256().equals(policy.sha256())) {
      throw new IllegalArgumentException("decided by another policy: " + customer);
    }
  }

  private void see(DecisionCoverage seen) {
    items.forEach(item -> item.see(seen));
  }

  /** Every sheet with items to cover, in the order of the tabs. */
  public List<SheetCoverage> sheets() {
    Map<String, int[]> counts = new LinkedHashMap<>();
    SHEETS.forEach(sheet -> counts.put(sheet, new int[4]));
    for (CoverageItem item : items) {
      int[] count = counts.computeIfAbsent(item.row().sheet(), sheet -> new int[4]);
      int at = item.side() ? 2 : 0;
      count[at]++;
      count[at + 1] += item.tried() ? 1 : 0;
    }
    List<SheetCoverage> sheets = new ArrayList<>();
    counts.forEach(
        (sheet, count) -> {
          if (count[0] + count[2] > 0) {
            sheets.add(new SheetCoverage(sheet, count[0], count[1], count[2], count[3]));
          }
        });
    return sheets;
  }

  /** What is not covered yet, by sheet in the order of the tabs, rows before thresholds. */
  public List<CoverageGap> gaps() {
    List<CoverageGap> left = new ArrayList<>();
    for (String sheet : SHEETS) {
      items.stream()
          .filter(item -> item.row().sheet().equals(sheet) && !item.tried())
          .map(CoverageItem::gaps)
          .forEach(left::add);
    }
    return left;
  }

  /** Whether everything is covered. */
  public boolean whole() {
    return items.stream().allMatch(CoverageItem::tried);
  }
}
