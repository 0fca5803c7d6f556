package org.shouxin.factsources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Problem;

/**
 * What a database told about one customer.
 *
 * @param customer its code as the database wrote it
 * @param facts over the dictionary asked for; null when a value cannot be used
 * @param problems everything that cannot be used, each with customer, column, value and what is
 *     allowed; empty when facts are there
 */
public record CustomerFacts(String customer, @Nullable Facts facts, List<Problem> problems) {}
