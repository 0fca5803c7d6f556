package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the stages of admission (R8, R10). */
final class StagesSheet {

  private static final int MOST = 50;

  private StagesSheet() {}

  /** The stages, first to last. */
  static List<AdmissionStage> compile(Compilation compilation) {
    List<AdmissionStage> stages = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<Integer, String> steps = new HashMap<>();
    for (RowReader row : compilation.rows(Sheets.STAGES)) {
      GradesSheet.checkNames(row, "id", row.id(), names);
      Integer step = step(row, 1, MOST, steps);
      String time = row.choice("time");
      if (step == null || time == null) {
        compilation.breaks(row.id());
        continue;
      }
      stages.add(
          new AdmissionStage(
              row.ref(),
              row.id(),
              step,
              time.equals("after_grading"),
              row.texts("name"),
              row.raw("source")));
    }
    stages.sort(Comparator.comparingInt(AdmissionStage::step));
    boolean after = false;
    for (AdmissionStage stage : stages) {
      if (after && !stage.afterGrading()) {
        compilation
            .problems()
            .add(
                stage.row().place(),
                new Text("评级前的阶段排在评级后的阶段之后", "a stage before grading follows one after grading"),
                stage.code(),
                new Text("评级前的阶段在先", "the stages before grading first"));
      }
      after |= stage.afterGrading();
    }
    return stages;
  }

  /** The step of a row, which no other row has. */
  static @Nullable Integer step(RowReader row, int low, int high, Map<Integer, String> steps) {
    Integer step = row.integer("step", low, high);
    if (step != null) {
      String before = steps.putIfAbsent(step, row.place("step"));
      if (before != null) {
        row.problem(
            "step",
            new Text("次序重复，已见于 " + before, "the step is already used at " + before),
            new Text("每行各不相同", "a different one for each row"));
      }
    }
    return step;
  }
}
