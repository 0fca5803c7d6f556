package org.shouxin.engine;

import org.shouxin.facts.Codes;

/**
 * Grading (R13): the row of each scale in which the score lies; without a score the grade of those
 * who are left ungraded, if the scale has one.
 */
public final class Grading extends Stage {

  Grading(Outcome outcome) {
    super(outcome);
    for (int i = 0; i < layout().assessments(); i++) {
      int ungraded = layout().policy().assessments().get(i).ungraded();
      conclude(layout().gradeOf(i), ungraded < 0 ? Codes.MISSING : ungraded);
    }
  }

  @Override
  Stage next() {
    return new Adjusting(outcome());
  }

  /** Sets an assessment's grade by its place on the scale, 0 the best. */
  public void setGrade(int assessment, int grade) {
    conclude(layout().gradeOf(assessment), grade);
  }
}
