package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Condition;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Policy;

/** Admission, stage after stage, before grading and after it. */
final class OracleAdmission {

  private final Policy policy;
  private final Known known;
  private final Map<String, String> verdicts = new LinkedHashMap<>();

  OracleAdmission(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
  }

  /** Asks the criteria of one time and concludes from all that were asked so far. */
  void ask(boolean afterGrading) {
    for (Criterion criterion : policy.admission()) {
      AdmissionStage stage = criterion.stage();
      if ((stage != null && stage.afterGrading()) == afterGrading) {
        verdicts.put(criterion.row().name(), reached(stage) ? verdict(criterion) : "NOT_REACHED");
      }
    }
    String admission =
        !of("FAILED").isEmpty()
            ? "refused"
            : !of("MISSING").isEmpty()
                ? "incomplete"
                : !of("CONDITION").isEmpty() ? "conditional" : "admitted";
    AdmissionStage last = null;
    for (AdmissionStage stage : policy.stages()) {
      boolean asked = afterGrading || !stage.afterGrading();
      last = asked && reached(stage) ? stage : last;
    }
    known.set("admission", admission);
    known.set("stage", last == null ? null : last.code());
  }

  /** The criteria with this verdict, in policy order. */
  List<Criterion> of(String verdict) {
    List<Criterion> criteria = new ArrayList<>();
    for (Criterion criterion : policy.admission()) {
      if (verdict.equals(verdicts.get(criterion.row().name()))) {
        criteria.add(criterion);
      }
    }
    return criteria;
  }

  /** Verdicts by the criterion's row. */
  Map<String, String> verdicts() {
    return verdicts;
  }

  private boolean reached(@Nullable AdmissionStage stage) {
    if (stage == null) {
      return true;
    }
    for (Criterion criterion : policy.admission()) {
      AdmissionStage other = criterion.stage();
      if (other != null && other.step() < stage.step()) {
        String verdict = verdicts.getOrDefault(criterion.row().name(), verdictNow(criterion));
        if (!List.of("PASSED", "EXEMPT", "CONDITION").contains(verdict)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a criterion of an earlier stage gives that policy order has not come to yet. */
  private String verdictNow(Criterion criterion) {
    return reached(criterion.stage()) ? verdict(criterion) : "NOT_REACHED";
  }

  private String verdict(Criterion criterion) {
    Condition exempt = criterion.exempt();
    if (exempt != null && known.value(exempt.fact().name()) != null && known.meets(exempt)) {
      return "EXEMPT";
    }
    if (known.value(criterion.passes().fact().name()) == null) {
      return "MISSING";
    }
    if (known.meets(criterion.passes())) {
      return "PASSED";
    }
    return criterion.refuses() ? "FAILED" : "CONDITION";
  }
}
