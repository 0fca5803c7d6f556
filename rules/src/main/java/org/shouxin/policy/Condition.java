package org.shouxin.policy;

import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;

/**
 * A condition on one fact.
 *
 * @param fact the fact or conclusion that it asks about
 * @param text canonical spelling, {@code [95, 98)}, {@code >= 10}, {@code yes}, {@code any}
 * @param ranges the codes that meet it; for a date, days from the as-of date
 */
public record Condition(Fact fact, String text, Ranges ranges) {}
