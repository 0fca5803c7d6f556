package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.problem.Text;

/** The conclusions of the stages as facts that later stages may use. */
public final class Vocabulary {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Text POINTS = new Text("分", "points");
  private static final Fact.Option ADMITTED =
      new Fact.Option("admitted", new Text("准入", "Admitted"));
  private static final Fact.Option CONDITIONAL =
      new Fact.Option("conditional", new Text("有条件准入", "Admitted with conditions"));
  private static final Fact.Option INCOMPLETE =
      new Fact.Option("incomplete", new Text("待补证", "Evidence missing"));
  private static final Fact.Option REFUSED = new Fact.Option("refused", new Text("不准入", "Refused"));

  private final List<Fact> facts = new ArrayList<>();
  private final int first;

  private Vocabulary(int first) {
    this.first = first;
  }

  /** The dictionary followed by the conclusions, slots following. */
  static Dictionary of(Dictionary facts, Outline outline) {
    List<Fact> all = new ArrayList<>(facts.facts());
    all.addAll(conclusions(outline, all.size()));
    return new Dictionary(all);
  }

  /**
   * The conclusions that every policy has, and those that the outline adds.
   *
   * @param slot of the first
   */
  public static List<Fact> conclusions(Outline outline, int slot) {
    Vocabulary vocabulary = new Vocabulary(slot);
    vocabulary.addVerdicts(outline);
    vocabulary.addAssessments(outline);
    vocabulary.addTerms();
    return vocabulary.facts;
  }

  private void addVerdicts(Outline outline) {
    List<Fact.Option> grades = outline.scale(Assessment.CREDIT).grades();
    choice(
        Conclusions.ADMISSION,
        new Text("准入结论", "Admission verdict"),
        outline.conditional()
            ? List.of(ADMITTED, CONDITIONAL, INCOMPLETE, REFUSED)
            : List.of(ADMITTED, INCOMPLETE, REFUSED));
    score(outline, outline.scale(Assessment.CREDIT), Conclusions.SCORE, new Text("得分", "Score"));
    choice(Conclusions.GRADE_BEFORE, new Text("原等级", "Grade before"), grades);
    choice(Conclusions.GRADE, new Text("等级", "Grade"), grades);
    choice(Conclusions.STANDING, new Text("状态", "Standing"), outline.standings());
    if (!outline.stages().isEmpty()) {
      choice(Conclusions.STAGE, new Text("准入阶段", "Stage of admission"), outline.stages());
    }
  }

  private void addAssessments(Outline outline) {
    for (Outline.Scale scale : outline.scales().subList(1, outline.scales().size())) {
      String zh = scale.name().zh().replaceFirst("等级$", "");
      String en = scale.name().en().replaceFirst(" (?i:grade)$", "");
      score(
          outline,
          scale,
          scale.assessment() + Conclusions.SCORE_OF,
          new Text(zh + "得分", en + " score"));
      add(
          scale.assessment() + Conclusions.GRADE_OF,
          new Text(zh + "等级", en + " grade"),
          FactType.CHOICE,
          Text.NONE,
          null,
          null,
          scale.grades(),
          WhenMissing.NOT_APPLIED);
    }
    for (Outline.Family family : outline.families()) {
      points(
          Conclusions.points(family.key()),
          new Text(family.name().zh() + "得分", family.name().en() + " points"),
          family.weight(),
          WhenMissing.NOT_APPLIED);
    }
  }

  private void addTerms() {
    number(
        Conclusions.CREDIT_LIMIT,
        new Text("信用额度", "Credit limit"),
        Text.NONE,
        BigDecimal.ZERO,
        Codes.LARGEST);
    number(
        Conclusions.CREDIT_DAYS,
        new Text("账期", "Credit days"),
        new Text("天", "days"),
        BigDecimal.ZERO,
        BigDecimal.valueOf(TermsSheet.MOST_DAYS));
    Text percent = Text.same("%");
    number(Conclusions.DISCOUNT, new Text("折扣", "Discount"), percent, HUNDRED.negate(), HUNDRED);
    number(
        Conclusions.PREPAYMENT, new Text("预付款", "Prepayment"), percent, BigDecimal.ZERO, HUNDRED);
    add(
        Conclusions.LIMIT_VALID_UNTIL,
        new Text("额度有效期至", "Limit valid until"),
        FactType.DATE,
        Text.NONE,
        null,
        null,
        List.of(),
        WhenMissing.NOT_APPLIED);
    number(
        Conclusions.AS_OF_MONTH,
        new Text("基准月份", "Month of the as-of date"),
        Text.NONE,
        BigDecimal.ONE,
        BigDecimal.valueOf(12));
  }

  /**
   * A score. Where nobody is left ungraded the one of the credit grade is never missing, because
   * without it there is no decision; another one is, when all its indicators are left out.
   */
  private void score(Outline outline, Outline.Scale scale, String name, Text label) {
    boolean always = scale.assessment().equals(Assessment.CREDIT) && !scale.ungraded();
    add(
        name,
        label,
        FactType.NUMBER,
        POINTS,
        scale.lowest(),
        scale.highest(),
        List.of(),
        always ? WhenMissing.REFUSE : WhenMissing.NOT_APPLIED);
    if (outline.wholeScores()) {
      facts.add(facts.remove(facts.size() - 1).wholeNumber());
    }
  }

  private void points(String name, Text label, BigDecimal most, WhenMissing whenMissing) {
    add(name, label, FactType.NUMBER, POINTS, BigDecimal.ZERO, most, List.of(), whenMissing);
  }

  private void number(String name, Text label, Text unit, BigDecimal low, BigDecimal high) {
    add(name, label, FactType.NUMBER, unit, low, high, List.of(), WhenMissing.REFUSE);
  }

  private void choice(String name, Text label, List<Fact.Option> options) {
    add(name, label, FactType.CHOICE, Text.NONE, null, null, options, WhenMissing.REFUSE);
  }

  private void add(
      String name,
      Text label,
      FactType type,
      Text unit,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      List<Fact.Option> options,
      WhenMissing whenMissing) {
    facts.add(
        new Fact(
            name,
            label,
            List.of(),
            type,
            unit,
            low,
            high,
            options,
            whenMissing,
            null,
            first + facts.size()));
  }
}
