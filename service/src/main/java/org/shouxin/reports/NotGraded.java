package org.shouxin.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A customer whom a grading run could not grade, and why (R14).
 *
 * @param customer the customer's code
 * @param name what it is called; empty when that is not known
 * @param outcome {@code undecided} when facts are missing or a figure is; {@code faulty} when facts
 *     cannot be used
 * @param decision id of the record; null for a faulty one, which has none
 * @param reasons everything that stands in the way
 */
public record NotGraded(
    String customer, String name, String outcome, @Nullable String decision, List<Text> reasons) {}
