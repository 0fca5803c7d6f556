package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Policy;
import org.shouxin.policy.condition.Condition;

/** Admission, stage after stage, before grading and after it. */
final class OracleAdmission {

  private final Policy policy;
  private final Known known;
  private final Map<String, String> verdicts = new LinkedHashMap<>();

  OracleAdmission(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
  }

  /** Asks the criteria of one time, stage by stage, and concludes from all that were asked. */
  void ask(boolean afterGrading) {
    if (policy.stages().isEmpty() && !afterGrading) {
      ask((AdmissionStage) null);
    }
    policy.stages().stream()
        .filter(stage -> stage.afterGrading() == afterGrading)
        .sorted((a, b) -> Integer.compare(a.step(), b.step()))
        .forEach(this::ask);
    known.set(
        "admission",
        !of("FAILED").isEmpty()
            ? "refused"
            : !of("MISSING").isEmpty()
                ? "incomplete"
                : !of("CONDITION").isEmpty() ? "conditional" : "admitted");
  }

  private void ask(@Nullable AdmissionStage stage) {
    boolean reached = List.of("PASSED", "EXEMPT", "CONDITION").containsAll(verdicts.values());
    if (stage != null && reached) {
      known.set("stage", stage.code());
    }
    for (Criterion criterion : policy.admission()) {
      if (Objects.equals(criterion.stage(), stage)) {
        verdicts.put(criterion.row().name(), reached ? verdict(criterion) : "NOT_REACHED");
      }
    }
  }

  /** The criteria with this verdict, in policy order. */
  List<Criterion> of(String... wanted) {
    List<Criterion> criteria = new ArrayList<>();
    for (Criterion criterion : policy.admission()) {
      if (List.of(wanted).contains(verdicts.getOrDefault(criterion.row().name(), ""))) {
        criteria.add(criterion);
      }
    }
    return criteria;
  }

  /** Verdicts by the criterion's row. */
  Map<String, String> verdicts() {
    return verdicts;
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
