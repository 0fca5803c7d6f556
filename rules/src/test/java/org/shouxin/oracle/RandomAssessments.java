package org.shouxin.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Sheets;

/** Indicators, scorecards and scales of a random policy. */
final class RandomAssessments {

  private final Random random;
  private final RandomConditions conditions;
  private final RandomBook book;
  private final RandomFacts facts;
  private final List<Ask> grown = new ArrayList<>();

  RandomAssessments(
      Random random, RandomConditions conditions, RandomBook book, RandomFacts facts) {
    this.random = random;
    this.conditions = conditions;
    this.book = book;
    this.facts = facts;
  }

  private final Map<String, Integer> bonuses = new HashMap<>();
  private final Map<String, Integer> penalties = new HashMap<>();

  private static int capped(Map<String, Integer> points, String assessment, String cap) {
    int all = points.getOrDefault(assessment, 0);
    return cap.isEmpty() ? all : Math.min(all, (int) Double.parseDouble(cap));
  }

  /** The caps of all bonuses and penalties; empty for none. */
  String mostBonus = "";

  String mostPenalty = "";

  /** Whether the score may leave the hundred. */
  boolean beyond;

  /** Whether scores are rounded to whole points. */
  boolean wholeScores;

  /** The scores, grades and points of families that can be asked about. */
  List<Ask> grown() {
    return grown;
  }

  /** Indicators, bands and scale of an assessment. */
  void write(String assessment, List<String> scale, boolean ungraded) {
    String prefix = assessment.isEmpty() ? "" : assessment + "_";
    List<Ask> scored = new ArrayList<>(facts.scorable);
    if (!assessment.isEmpty()) {
      Collections.shuffle(scored, random);
      scored = scored.subList(0, 1 + random.nextInt(Math.min(5, scored.size())));
    }
    Map<String, Integer> families = new TreeMap<>();
    int left = 10_000;
    for (int i = 0; i < scored.size(); i++) {
      Ask ask = scored.get(i);
      String id = "I" + assessment + i;
      boolean last = i == scored.size() - 1;
      int weight = last ? left : 1 + random.nextInt(left - (scored.size() - 1 - i));
      left -= weight;
      String family = random.nextInt(3) == 0 ? "" : prefix + pick("pay", "volume");
      families.merge(family, weight, Integer::sum);
      book.row(
          Sheets.INDICATORS,
          id,
          "assessment",
          assessment,
          "family",
          family,
          "family_zh",
          "类" + family,
          "family_en",
          "family " + family,
          "fact",
          ask.name(),
          "weight",
          BigDecimal.valueOf(weight, 2).toPlainString());
      int n = 0;
      List<String> bands =
          facts.banded.contains(ask.name())
              ? conditions.partition(ask, 5)
              : conditions.present(ask, 5);
      for (String band : bands) {
        String points = BigDecimal.valueOf(random.nextInt(weight + 1), 2).toPlainString();
        book.row(
            Sheets.SCORECARD,
            id + "-" + n++,
            "indicator",
            id,
            "band",
            band,
            "points",
            computed(ask, band, BigDecimal.valueOf(weight, 2), points));
      }
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      extra(assessment, "X" + assessment + i);
    }
    families.remove("");
    families.forEach(
        (family, weight) -> grown.add(Ask.number("points_" + family, 0, weight / 100, true)));
    scale(assessment, scale, ungraded);
    Ask score =
        Ask.number(
            prefix + "score",
            beyond ? -capped(penalties, assessment, mostPenalty) : 0,
            beyond ? 100 + capped(bonuses, assessment, mostBonus) : 100,
            ungraded || !assessment.isEmpty());
    grown.add(wholeScores ? score.wholeNumber() : score);
    if (!assessment.isEmpty()) {
      grown.add(Ask.choice(prefix + "grade", scale, true));
    }
  }

  /** Points as a figure or, where the fact's own number is there, by a formula. */
  private String computed(Ask ask, String band, BigDecimal weight, String points) {
    if (facts.lowest.contains(ask.name()) || random.nextInt(4) > 0) {
      return points;
    }
    String any = new RandomFormula(random, facts.numbers, List.of()).any().replaceFirst("^=", "");
    boolean own = ask.type() == FactType.NUMBER && !band.contains("missing");
    String inside = own && random.nextBoolean() ? ask.name() + "/3+" + points : any;
    return "=MAX(0,MIN(" + weight.toPlainString() + "," + inside + "))";
  }

  private void extra(String assessment, String id) {
    Ask ask = facts.scorable.get(random.nextInt(facts.scorable.size()));
    boolean bonus = random.nextBoolean();
    int weight = 1 + random.nextInt(20);
    book.row(
        Sheets.INDICATORS,
        id,
        "assessment",
        assessment,
        "family_zh",
        "另计",
        "family_en",
        "extra",
        "fact",
        ask.name(),
        "weight",
        "" + weight,
        "counts",
        bonus ? "bonus" : "penalty");
    (bonus ? bonuses : penalties).merge(assessment, weight, Integer::sum);
    int n = 0;
    for (String band :
        facts.banded.contains(ask.name())
            ? conditions.partition(ask, 3)
            : conditions.present(ask, 3)) {
      String points = (bonus ? "" : "-") + random.nextInt(weight + 1);
      book.row(
          Sheets.SCORECARD,
          id + "-" + n++,
          "indicator",
          id,
          "band",
          band,
          "points",
          bonus ? computed(ask, band, BigDecimal.valueOf(weight), points) : points);
    }
  }

  private void scale(String assessment, List<String> scale, boolean ungraded) {
    int graded = ungraded ? scale.size() - 1 : scale.size();
    List<BigDecimal> thresholds = new ArrayList<>();
    for (int i = 1; i < graded; i++) {
      thresholds.add(BigDecimal.valueOf(100L * i / graded));
    }
    List<String> bands = new ArrayList<>(conditions.intervals(thresholds));
    Collections.reverse(bands);
    for (int i = 0; i < scale.size(); i++) {
      String code = scale.get(i);
      boolean own = assessment.isEmpty();
      book.row(
          Sheets.GRADES,
          own ? code : assessment + "-" + code,
          "assessment",
          assessment,
          "code",
          own ? "" : code,
          "rank",
          "" + (i + 1),
          "score",
          i < graded ? bands.get(i) : "",
          "review_months",
          "" + random.nextInt(4) * 3);
    }
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
