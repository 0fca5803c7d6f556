package org.shouxin.engine;

import org.shouxin.facts.Codes;

/** Grading (R13): the row of grades in which the score lies. */
public final class Grading extends Stage {
  private long grade = Codes.MISSING;

  Grading(Outcome outcome) {
    super(outcome);
  }

  @Override
  Stage next() {
    conclude(layout().gradeBefore(), grade);
    return new Adjusting(outcome());
  }

  /** Sets the grade by its place on the scale, 0 the best. */
  public void setGrade(int grade) {
    this.grade = grade;
  }
}
