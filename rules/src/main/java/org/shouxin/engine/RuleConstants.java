package org.shouxin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Standing;
import org.shouxin.problem.Text;

/**
 * The names under which rules speak of slots, rows, assessments, grades, standings and stages.
 * Drools compiles them as constants, so that a rule runs as if it contained the numbers.
 */
final class RuleConstants {

  private static final String FACT = "Fact";
  private static final String ASSESSMENT = "Assessment";
  private static final String FAMILY = "Family";
  private static final String GRADE = "Grade";
  private static final String STANDING = "Standing";
  private static final String STAGE = "Stage";

  private final Layout layout;
  private final Map<String, Map<String, RuleConstant>> holders = new LinkedHashMap<>();
  private final List<String> facts = new ArrayList<>();
  private final List<String> assessments = new ArrayList<>();
  private final List<String> families = new ArrayList<>();
  private final List<String> standings = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private final List<List<String>> grades = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final Map<String, List<String>> options = new HashMap<>();

  RuleConstants(Layout layout) {
    this.layout = layout;
    Policy policy = layout.policy();
    for (Fact fact : policy.vocabulary().facts()) {
      facts.add(define(FACT, fact.name(), '_', fact.slot(), about(fact)));
    }
    for (AdmissionStage stage : policy.stages()) {
      stages.add(define(STAGE, stage.code(), '_', stages.size(), name(stage.name())));
    }
    if (stages.isEmpty()) {
      stages.add(define(STAGE, "only", '_', 0, "all criteria are asked at once"));
    }
    for (Assessment assessment : policy.assessments()) {
      int place = assessments.size();
      assessments.add(define(ASSESSMENT, assessment.id(), '_', place, name(assessment.name())));
      grades.add(grades(assessment));
    }
    for (Layout.Family family : layout.families()) {
      int place = assessments.size() + families.size();
      families.add(define(FAMILY, family.key(), '_', place, "points of these indicators alone"));
    }
    for (Standing standing : policy.standings()) {
      standings.add(
          define(STANDING, standing.code(), '_', standings.size(), name(standing.name())));
    }
    options.put(Conclusions.STANDING, standings);
    options.put(Conclusions.STAGE, stages);
    options.put(Conclusions.GRADE, grades.get(0));
    RowNumbers numbers = layout.rows();
    for (int i = 0; i < numbers.size(); i++) {
      RowRef row = numbers.row(i);
      rows.add(define(holder(i, row), row.id(), '-', i, Source.text(row.name())));
    }
  }

  private List<String> grades(Assessment assessment) {
    String holder = assessment.credit() ? GRADE : GRADE + "_" + RuleNames.of(assessment.id(), '_');
    List<String> scale = new ArrayList<>();
    for (Grade grade : assessment.grades()) {
      scale.add(define(holder, grade.code(), '_', scale.size(), name(grade.name())));
    }
    options.put(Conclusions.grade(assessment), scale);
    return scale;
  }

  /** The class of a row's number: its sheet; a criterion has one for each way of not passing. */
  private String holder(int number, RowRef row) {
    if (number < 3 * layout.policy().admission().size()) {
      return List.of("Failed", "Unproven", "Exempt").get(number % 3);
    }
    String sheet = RuleNames.of(row.sheet(), '_');
    return sheet.substring(0, 1).toUpperCase(Locale.ROOT) + sheet.substring(1);
  }

  private String define(String holder, String id, char underscore, int value, String about) {
    RuleConstant constant = new RuleConstant(holder, RuleNames.of(id, underscore), value, about);
    RuleConstant before =
        holders
            .computeIfAbsent(holder, key -> new LinkedHashMap<>())
            .put(constant.name(), constant);
    if (before != null) {
      throw new IllegalStateException("two rows or names are called " + constant.reference());
    }
    return constant.reference();
  }

  private static String name(Text name) {
    return Source.text(name.zh() + " " + name.en());
  }

  private static String about(Fact fact) {
    return name(fact.label()) + unit(fact) + choices(fact);
  }

  private static String unit(Fact fact) {
    return fact.unit().en().isEmpty() ? "" : ", " + Source.text(fact.unit().en());
  }

  /** The codes of a choice with what they stand for. */
  private static String choices(Fact fact) {
    StringBuilder choices = new StringBuilder();
    for (int i = 0; i < fact.options().size(); i++) {
      choices.append(i == 0 ? ": " : ", ").append(i).append(' ');
      choices.append(Source.text(fact.options().get(i).code()));
    }
    return choices.toString();
  }

  /** The slot of a fact or conclusion. */
  String fact(Fact fact) {
    return facts.get(fact.slot());
  }

  /** The slot of a conclusion. */
  String fact(Conclusion conclusion) {
    return facts.get(layout.slot(conclusion));
  }

  /** The constants of a choice's options in their order; null for a choice without constants. */
  @Nullable List<String> options(Fact fact) {
    List<String> constants = options.get(fact.name());
    return constants != null && constants.size() == fact.options().size() ? constants : null;
  }

  /** The number of a row. */
  String row(int number) {
    return rows.get(number);
  }

  /** The place of an assessment. */
  String assessment(int place) {
    return assessments.get(place);
  }

  /** The place of a family's total. */
  String family(int place) {
    return families.get(place);
  }

  /** A grade of an assessment. */
  String grade(int assessment, int place) {
    return grades.get(assessment).get(place);
  }

  /** A standing. */
  String standing(int place) {
    return standings.get(place);
  }

  /** A stage of admission. */
  String stage(int place) {
    return stages.get(place);
  }

  /** All constants in order of definition, by reference. */
  Map<String, RuleConstant> byReference() {
    Map<String, RuleConstant> all = new LinkedHashMap<>();
    holders
        .values()
        .forEach(
            each -> each.values().forEach(constant -> all.put(constant.reference(), constant)));
    return all;
  }

  /** The classes that hold the constants, as Java source by file name. */
  Map<String, String> sources() {
    Map<String, String> files = new LinkedHashMap<>();
    holders.forEach(
        (holder, constants) -> {
          StringBuilder source = new StringBuilder("package shouxin.rules;\n\n");
          source.append("public final class ").append(holder).append(" {\n");
          source.append("  private ").append(holder).append("() {}\n\n");
          constants
              .values()
              .forEach(each -> source.append("  ").append(each.declaration()).append('\n'));
          files.put(holder + ".java", source.append("}\n").toString());
        });
    return files;
  }
}
