package org.shouxin.policy;

import org.shouxin.problem.Text;

/**
 * A stage of admission (R8, R10): its criteria are asked once those of all earlier stages are met,
 * fail only as conditions, or need not be met.
 *
 * @param row where it stands
 * @param code what the records carry
 * @param step place among the stages, 1 first
 * @param afterGrading whether it comes after grading and may ask for score, grade and standing (R5)
 * @param name what people call it
 * @param source origin
 */
public record AdmissionStage(
    RowRef row, String code, int step, boolean afterGrading, Text name, String source) {}
