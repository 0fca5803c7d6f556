package org.shouxin.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.problem.Text;

/** The conclusions of the stages as facts that later stages may ask about. */
final class Vocabulary {

  private static final List<Fact.Option> ADMISSION =
      List.of(
          new Fact.Option("admitted", new Text("准入", "Admitted")),
          new Fact.Option("incomplete", new Text("待补证", "Evidence missing")),
          new Fact.Option("refused", new Text("不准入", "Refused")));

  private Vocabulary() {}

  /** The dictionary followed by the conclusions, slots following. */
  static Dictionary of(Dictionary facts, List<Fact.Option> grades, List<Fact.Option> standings) {
    List<Fact> all = new ArrayList<>(facts.facts());
    all.addAll(conclusions(grades, standings, all.size()));
    return new Dictionary(all);
  }

  /** What downgrades and the blacklist may ask about: all but grade and standing. */
  static Dictionary before(Dictionary vocabulary) {
    return new Dictionary(
        vocabulary.facts().stream()
            .filter(f -> !f.name().equals(Conclusions.GRADE))
            .filter(f -> !f.name().equals(Conclusions.STANDING))
            .toList());
  }

  /**
   * Admission, score, grade before, grade and standing.
   *
   * @param grades best first
   * @param standings mildest first
   * @param slot of the first
   */
  static List<Fact> conclusions(List<Fact.Option> grades, List<Fact.Option> standings, int slot) {
    return List.of(
        choice(Conclusions.ADMISSION, "准入结论", "Admission verdict", ADMISSION, slot),
        score(slot + 1),
        choice(Conclusions.GRADE_BEFORE, "原等级", "Grade before", grades, slot + 2),
        choice(Conclusions.GRADE, "等级", "Grade", grades, slot + 3),
        choice(Conclusions.STANDING, "状态", "Standing", standings, slot + 4));
  }

  /** The score, 0 to 100. */
  private static Fact score(int slot) {
    return new Fact(
        Conclusions.SCORE,
        new Text("得分", "Score"),
        List.of(),
        FactType.NUMBER,
        new Text("分", "points"),
        BigDecimal.ZERO,
        BigDecimal.valueOf(100),
        List.of(),
        WhenMissing.REFUSE,
        null,
        slot);
  }

  private static Fact choice(
      String name, String zh, String en, List<Fact.Option> options, int slot) {
    return new Fact(
        name,
        new Text(zh, en),
        List.of(),
        FactType.CHOICE,
        Text.same(""),
        null,
        null,
        options,
        WhenMissing.REFUSE,
        null,
        slot);
  }
}
