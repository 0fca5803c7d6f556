package org.shouxin.policy;

import org.shouxin.problem.Text;

/**
 * A stage of admission (R8, R10): its criteria apply once those of all earlier stages are met,
 * become conditions, or are exempt.
 *
 * @param row its workbook row
 * @param code what the records carry
 * @param step place among the stages, 1 first
 * @param afterGrading whether it comes after grading and may use score, grade and standing (R5)
 * @param name display name
 * @param source origin
 */
public record AdmissionStage(
    RowRef row, String code, int step, boolean afterGrading, Text name, String source) {}
