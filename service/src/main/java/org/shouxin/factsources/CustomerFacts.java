package org.shouxin.factsources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Problem;

/**
 * The facts of one customer from a database.
 *
 * @param customer its code as in the database
 * @param facts over the dictionary asked for; null when a value cannot be used
 * @param problems everything invalid, each with customer, column, value and what is allowed; empty
 *     if facts are present
 */
public record CustomerFacts(String customer, @Nullable Facts facts, List<Problem> problems) {}
