package org.shouxin.doctor;

import java.util.List;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * A line of the doctor.
 *
 * @param state how grave it is
 * @param problem what was looked at and found; not a problem if it is ok
 * @param next what to do; empty if nothing
 */
public record DoctorFinding(State state, Problem problem, Text next) {

  /** How grave it is. */
  public enum State {
    /** As it must be. */
    OK(new Text("正常", "ok")),
    /** Works, but somebody should look at it. */
    WARNING(new Text("注意", "warning")),
    /** The service does not work so. */
    FAULT(new Text("故障", "fault"));

    private final Text word;

    State(Text word) {
      this.word = word;
    }

    /** In a word. */
    public Text word() {
      return word;
    }
  }

  static DoctorFinding ok(String where, Text what, String found) {
    return new DoctorFinding(State.OK, new Problem(where, what, found), Text.NONE);
  }

  static DoctorFinding warning(String where, Text what, String found, Text next) {
    return new DoctorFinding(State.WARNING, new Problem(where, what, found), next);
  }

  static DoctorFinding fault(String where, Text what, String found, Text next) {
    return new DoctorFinding(State.FAULT, new Problem(where, what, found), next);
  }

  /** A problem that says what is allowed; that is the next step. */
  static DoctorFinding of(State state, Problem problem) {
    return new DoctorFinding(
        state, new Problem(problem.where(), problem.what(), problem.found()), problem.allowed());
  }

  /** The problems, or one line that says that there are none. */
  static List<DoctorFinding> of(State state, List<Problem> problems, DoctorFinding none) {
    return problems.isEmpty()
        ? List.of(none)
        : problems.stream().map(problem -> of(state, problem)).toList();
  }

  /** One line. */
  public String in(Language language) {
    String then = next.in(language);
    return state.word().in(language)
        + "  "
        + problem.in(language)
        + (then.isEmpty() ? "" : language.say("；下一步：", "; next: ") + then);
  }
}
