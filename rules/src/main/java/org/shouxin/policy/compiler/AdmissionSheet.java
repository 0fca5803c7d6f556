package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.policy.rows.Steps;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Compiles the admission criteria (R1–R10). */
final class AdmissionSheet {

  private final Compilation compilation;
  private final Map<String, AdmissionStage> stages = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private AdmissionSheet(Compilation compilation, List<AdmissionStage> stages) {
    this.compilation = compilation;
    stages.forEach(stage -> this.stages.put(Dictionary.key(stage.code()), stage));
  }

  static List<Criterion> compile(
      Compilation compilation, List<AdmissionStage> stages, Steps steps) {
    return new AdmissionSheet(compilation, stages).compile(steps);
  }

  private List<Criterion> compile(Steps steps) {
    List<Criterion> criteria = new ArrayList<>();
    Dictionary before = steps.start();
    Dictionary after = steps.graded();
    for (RowReader row : compilation.rows(Sheets.ADMISSION)) {
      AdmissionStage stage = stage(row);
      if (stage == null && !row.empty("stage")) {
        continue;
      }
      Condition passes =
          compilation.pair(
              row, "fact", "passes", stage != null && stage.afterGrading() ? after : before, false);
      Condition exempt = compilation.pair(row, "exempt_fact", "exempt", before, false);
      String failed = row.choiceOr("if_failed", "refuse");
      if (passes != null && failed != null) {
        criteria.add(
            new Criterion(
                row.ref(),
                stage,
                row.texts("name"),
                exempt,
                passes,
                failed.equals("refuse"),
                row.texts("reason"),
                row.raw("source")));
      }
    }
    stages.forEach(this::asked);
    return criteria;
  }

  private @Nullable AdmissionStage stage(RowReader row) {
    List<RowReader> declared = compilation.rows(Sheets.STAGES);
    if (row.empty("stage")) {
      if (!declared.isEmpty()) {
        row.problem(
            "stage",
            new Text("有阶段表时每条都要写阶段", "every criterion needs a stage when there is a stages sheet"),
            Text.same(String.join(", ", declared.stream().map(RowReader::id).toList())));
      }
      return null;
    }
    String key = Dictionary.key(row.raw("stage"));
    AdmissionStage stage = stages.get(key);
    if (stage != null) {
      used.add(key);
      row.canonical("stage", stage.code());
    } else if (declared.stream().noneMatch(r -> Dictionary.key(r.id()).equals(key))) {
      row.problem(
          "stage",
          new Text("没有这个阶段", "no such stage"),
          declared.isEmpty()
              ? new Text("留空，因为没有阶段表", "empty, as there is no stages sheet")
              : Nearest.suggestion(
                  row.raw("stage"), declared.stream().map(RowReader::id).toList()));
    }
    return stage;
  }

  private void asked(String key, AdmissionStage stage) {
    if (!used.contains(key)) {
      compilation
          .problems()
          .add(
              stage.row().place(),
              new Text("这个阶段没有准入条件", "the stage has no criteria"),
              stage.code(),
              new Text("准入表中至少一行", "at least one row of the admission sheet"));
    }
  }
}
