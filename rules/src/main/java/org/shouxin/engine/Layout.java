package org.shouxin.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Band;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Standing;

/**
 * The layout of an {@link Outcome}: a slot for each fact and conclusion, and the numbers of the
 * rows that can be hit. Immutable.
 */
public final class Layout {

  /** The grade of a customer who is left ungraded, as a place beyond every scale. */
  static final int NO_GRADE = Integer.MAX_VALUE;

  private static final long MILLION = 1_000_000;

  private final Policy policy;
  private final RowNumbers rows;
  private final Needs needs;
  private final Derivations derivations;
  private final Derivations orderDerivations;
  private final int[] verdicts = new int[4];
  private final int[] conclusions = new int[Conclusion.values().length];
  private final int[] scores;
  private final List<Ends> ends;
  private final boolean looksUp;
  private final int[] grades;
  private final int[] forced;
  private final int lowest;
  private final boolean[] canBeUngraded;
  private final List<Family> families;
  private final int[][] previous;
  private final List<int[]> groups;
  private final Readiness customers;
  private final Readiness orders;

  /**
   * The keyed family of indicators.
   *
   * @param slot of its points
   * @param weight of all its indicators, in millionths
   */
  record Family(String key, int slot, long weight) {}

  /** Numbers the slots and rows of a policy. */
  public Layout(Policy policy) {
    this.policy = policy;
    this.rows = new RowNumbers(policy);
    this.needs = Needs.all(policy);
    this.derivations = Derivations.customer(policy, needs);
    this.orderDerivations = Derivations.order(policy, Needs.ordered(policy));
    for (Conclusion each : Conclusion.values()) {
      boolean drawn = each != Conclusion.STAGE || !policy.stages().isEmpty();
      conclusions[each.ordinal()] = drawn ? slot(each.fact()) : -1;
    }
    verdicts();
    List<Assessment> assessments = policy.assessments();
    this.scores = assessments.stream().mapToInt(a -> slot(Conclusions.score(a))).toArray();
    this.ends = IntStream.of(scores).mapToObj(slot -> Ends.of(policy, slot)).toList();
    this.grades = assessments.stream().mapToInt(a -> slot(Conclusions.grade(a))).toArray();
    this.lowest = policy.grades().size() - (assessments.get(0).ungraded() < 0 ? 1 : 2);
    this.canBeUngraded = new boolean[assessments.size()];
    for (int i = 0; i < canBeUngraded.length; i++) {
      String id = assessments.get(i).id();
      canBeUngraded[i] = policy.ungraded().stream().anyMatch(row -> row.assessment().equals(id));
    }
    this.families = allFamilies();
    this.previous =
        policy.movements().stream().map(movement -> ranks(movement)).toArray(int[][]::new);
    this.forced =
        policy.standings().stream()
            .map(Standing::grade)
            .mapToInt(code -> code == null ? -1 : rank(policy, code))
            .toArray();
    this.groups = groups();
    this.looksUp = policy.formulas().anyMatch(formula -> !formula.tables().isEmpty());
    this.customers = Readiness.customers(this);
    this.orders = Readiness.orders(this);
  }

  private List<int[]> groups() {
    List<AdmissionStage> stages = policy.stages();
    int[] places = IntStream.range(0, Math.max(1, stages.size())).toArray();
    int after = (int) stages.stream().filter(each -> !each.afterGrading()).count();
    if (stages.isEmpty() || after == places.length) {
      return List.of(places);
    }
    List<int[]> groups = new ArrayList<>();
    groups.add(Arrays.copyOf(places, after));
    if (policy.admission().stream()
        .anyMatch(row -> row.passes().fact().slot() == slot(Conclusion.STAGE))) {
      IntStream.range(after, places.length).forEach(place -> groups.add(new int[] {place}));
    } else {
      groups.add(Arrays.copyOfRange(places, after, places.length));
    }
    return groups;
  }

  private void verdicts() {
    List<Fact.Option> options =
        policy.vocabulary().facts().get(slot(Conclusion.ADMISSION)).options();
    List<String> codes = List.of("admitted", "conditional", "incomplete", "refused");
    for (int i = 0; i < options.size(); i++) {
      verdicts[codes.indexOf(options.get(i).code())] = i;
    }
  }

  private List<Family> allFamilies() {
    TreeMap<String, Family> found = new TreeMap<>();
    for (Indicator indicator : policy.indicators()) {
      String key = indicator.familyKey();
      if (key != null) {
        long weight = millionths(indicator.weight());
        Family before = found.get(key);
        found.put(
            key,
            new Family(
                key,
                slot(Conclusions.points(key)),
                before == null ? weight : before.weight() + weight));
      }
    }
    return List.copyOf(found.values());
  }

  private int[] ranks(Movement movement) {
    return movement.previous().options().stream()
        .mapToInt(option -> gradedRank(option.code()))
        .toArray();
  }

  /** The place of a grade code, -1 for the grade of those who are left ungraded or none at all. */
  private int gradedRank(String code) {
    for (int i = 0; i <= lowest; i++) {
      if (policy.grades().get(i).code().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  private int slot(String conclusion) {
    return policy.vocabulary().fact(conclusion).slot();
  }

  /** The index of an assessment, 0 for the credit grade. */
  int assessment(String id) {
    for (int i = 0; i < policy.assessments().size(); i++) {
      if (policy.assessments().get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no assessment " + id);
  }

  /** The place of a grade on the credit scale, 0 the best. */
  static int rank(Policy policy, String grade) {
    for (int i = 0; i < policy.grades().size(); i++) {
      if (policy.grades().get(i).code().equals(grade)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no grade " + grade);
  }

  /** The policy that is laid out. */
  public Policy policy() {
    return policy;
  }

  /** The numbers of the rows. */
  public RowNumbers rows() {
    return rows;
  }

  /** Every fact that deciding on a customer reads, in dictionary order. */
  public List<Fact> needed() {
    return needs.facts();
  }

  /** How many slots there are. */
  int slots() {
    return policy.vocabulary().facts().size();
  }

  Derivations derivations() {
    return derivations;
  }

  Derivations orderDerivations() {
    return orderDerivations;
  }

  /** Points or weight as a whole number of millionths. */
  static long millionths(BigDecimal points) {
    long code = Codes.of(points);
    if (!Codes.exact(code)) {
      throw new IllegalArgumentException("more than six decimal places: " + points);
    }
    return code / 2;
  }

  /** The code of a whole number. */
  static long wholeNumber(int number) {
    return 2L * MILLION * number;
  }

  /** The slot of a conclusion; -1 for the stage in a policy without stages. */
  int slot(Conclusion conclusion) {
    return conclusions[conclusion.ordinal()];
  }

  /** The code of an admission verdict. */
  int verdict(int verdict) {
    return verdicts[verdict];
  }

  /**
   * The places of the stages of admission in groups that can be asked at once: first all before
   * grading, then those after it, one by one if they ask how far the customer came. A policy
   * without stages has one group with the place 0.
   */
  List<int[]> admissionGroups() {
    return groups;
  }

  Readiness customers() {
    return customers;
  }

  Readiness orders() {
    return orders;
  }

  /** The slot of an assessment's score. */
  int score(int assessment) {
    return scores[assessment];
  }

  /**
   * The codes of the ends of a score.
   *
   * @param lowest 0 unless penalties may take it further
   * @param highest of 100 points unless bonuses may take it further
   */
  record Ends(long lowest, long highest) {
    private static Ends of(Policy policy, int slot) {
      Fact score = policy.vocabulary().facts().get(slot);
      return new Ends(score.code(score.low()), score.code(score.high()));
    }
  }

  /** Whether a formula reads a look-up table. */
  public boolean looksUp() {
    return looksUp;
  }

  /** The ends of an assessment's score. */
  Ends ends(int assessment) {
    return ends.get(assessment);
  }

  /** The scorecard row of a number. */
  Band band(int row) {
    return policy.scorecard().get(row - rows.band(0));
  }

  /** The slot of an assessment's grade by its score. */
  int gradeOf(int assessment) {
    return grades[assessment];
  }

  int assessments() {
    return scores.length;
  }

  /** Whether rows of the ungraded sheet are about the assessment. */
  boolean canBeUngraded(int assessment) {
    return canBeUngraded[assessment];
  }

  List<Family> families() {
    return families;
  }

  /** The place of the lowest grade that a score can earn. */
  int lowest() {
    return lowest;
  }

  /** The grade that a standing forces; -1 when it forces none. */
  int forced(int standing) {
    return forced[standing];
  }

  /** The place of the last run's grade on the credit scale; -1 when it is none of it. */
  int previous(int movement, long code) {
    int[] ranks = previous[movement];
    return code == Codes.MISSING ? -1 : ranks[(int) code];
  }
}
