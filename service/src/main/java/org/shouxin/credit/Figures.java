package org.shouxin.credit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.Moments;
import org.shouxin.facts.Facts;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Figures of all customers of a policy on a day (R15), counted once and kept, so that a customer
 * decided on alone gets the same answer as in the grading run of that day. A grading run counts
 * them anew. Safe for several threads.
 */
public final class Figures {

  private static final int MOST_KEPT = 100;

  private final JdbcClient database;
  private final Clients clients;
  private final Clock clock;
  private final Map<Key, Population> recent = new ConcurrentHashMap<>();

  /** Counted again, it is another. */
  private record Key(String sha256, LocalDate asOf, LocalDateTime countedAt) {}

  Figures(JdbcClient database, Clients clients, Clock clock) {
    this.database = database;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * The figures of a day, counted if nobody did yet; null for a policy that asks for none.
   *
   * @throws RefusedException if the facts of its customers cannot be read
   */
  public @Nullable Population of(Active active, LocalDate asOf) throws RefusedException {
    Policy policy = active.policy();
    if (!Population.needed(policy)) {
      return null;
    }
    LocalDateTime countedAt = countedAt(policy, asOf);
    if (countedAt == null) {
      return count(clients.roster(active, asOf));
    }
    Key key = new Key(policy.sha256(), asOf, countedAt);
    Population known = recent.get(key);
    if (known == null) {
      known = Population.parse("population_figures", kept(key), policy, asOf);
      remember(key, known);
    }
    return known;
  }

  /** Counts the figures of a day anew and keeps them; null for a policy that asks for none. */
  public @Nullable Population recount(Roster roster) throws RefusedException {
    return Population.needed(roster.active().policy()) ? count(roster) : null;
  }

  private void remember(Key key, Population population) {
    if (recent.size() >= MOST_KEPT) {
      recent.clear();
    }
    recent.put(key, population);
  }

  private @Nullable LocalDateTime countedAt(Policy policy, LocalDate asOf) {
    return database
        .sql("select counted_at from population_figures where sha256 = ? and as_of = ?")
        .params(policy.sha256(), asOf)
        .query(LocalDateTime.class)
        .optional()
        .orElse(null);
  }

  private String kept(Key key) {
    return database
        .sql("select content from population_figures where sha256 = ? and as_of = ?")
        .params(key.sha256(), key.asOf())
        .query(String.class)
        .single();
  }

  private Population count(Roster roster) throws RefusedException {
    Policy policy = roster.active().policy();
    Population.Builder builder = new Population.Builder(policy, roster.asOf());
    clients.each(
        roster,
        client -> {
          Facts facts = client.facts();
          if (facts != null) {
            builder.add(facts);
          }
        });
    Population counted = builder.build();
    keep(policy, roster.asOf(), counted);
    return counted;
  }

  private void keep(Policy policy, LocalDate asOf, Population counted) {
    StringWriter text = new StringWriter();
    try {
      Population.write(List.of(counted), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    database
        .sql("delete from population_figures where sha256 = ? and as_of = ?")
        .params(policy.sha256(), asOf)
        .update();
    try {
      database
          .sql(
              "insert into population_figures (sha256, as_of, content, counted_at)"
                  + " values (?, ?, ?, ?)")
          .params(policy.sha256(), asOf, text.toString(), Moments.column(Moments.now(clock)))
          .update();
    } catch (DuplicateKeyException another) {
      // Another node counted the same in the meantime.
    }
  }
}
