package org.shouxin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A scorecard with a scale of its own: the credit grade, and possibly a relationship or value grade
 * (R14, R15).
 *
 * @param row its workbook row; null for the credit grade, which needs no declaration
 * @param id {@link #CREDIT}, or the prefix of its conclusions, {@code relationship}
 * @param name display name
 * @param grades its scale, best first; the grade without a score, if there is one, last
 */
public record Assessment(@Nullable RowRef row, String id, Text name, List<Grade> grades) {

  /** The assessment that gives the credit grade. */
  public static final String CREDIT = "credit";

  /** Whether this is the credit grade. */
  public boolean credit() {
    return id.equals(CREDIT);
  }

  /** Index of the grade for the ungraded; -1 if there is none. */
  public int ungraded() {
    int last = grades.size() - 1;
    return last >= 0 && grades.get(last).score() == null ? last : -1;
  }
}
