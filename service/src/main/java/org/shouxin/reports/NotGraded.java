package org.shouxin.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * A customer that a grading run could not grade, and why (R14).
 *
 * @param customer the customer's code
 * @param name its name; empty if unknown
 * @param outcome {@code undecided} when facts are missing or a figure is; {@code faulty} when facts
 *     cannot be used; {@code unrouted} when no policy decides on it
 * @param decision id of the record; null for a faulty one
 * @param reasons everything that prevents grading
 */
public record NotGraded(
    String customer, String name, String outcome, @Nullable String decision, List<Text> reasons) {}
