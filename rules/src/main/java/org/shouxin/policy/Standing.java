package org.shouxin.policy;

import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A standing that a customer can have: normal, suspended, cash only, blacklisted, terminated …
 * (R23–R26).
 *
 * @param row its workbook row
 * @param code what the records carry
 * @param name display name
 * @param severity 0 for the standing of a customer without sanctions, which exactly one has; the
 *     highest severity hit wins
 * @param grade the grade that it forces, whatever the score; null for none
 * @param lifted how it ends; may be empty
 * @param source origin
 */
public record Standing(
    RowRef row,
    String code,
    Text name,
    int severity,
    @Nullable String grade,
    Text lifted,
    String source) {}
