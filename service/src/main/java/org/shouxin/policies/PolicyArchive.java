package org.shouxin.policies;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.decision.Decisions;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.rows.BookFile;
import org.shouxin.problem.RefusedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every policy text that ever decided, by its SHA-256, so that a record can be replayed years later
 * (R34). Thread-safe.
 */
@Component
public final class PolicyArchive implements AutoCloseable {

  private final JdbcClient database;
  private final BusinessClock clock;
  private final Map<String, Decisions> ready = new ConcurrentHashMap<>();

  public PolicyArchive(JdbcClient database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Archives the text of a policy that is about to decide, and when it was taken into use. */
  public void keep(Active active) {
    String sha256 = active.policy().sha256();
    String now = Moments.column(clock.now());
    if (text(sha256).isEmpty()) {
      try {
        database
            .sql(
                "insert into policy_version (sha256, policy, version, effective, content,"
                    + " first_used_at) values (?, ?, ?, ?, ?, ?)")
            .params(
                sha256,
                active.id(),
                active.policy().identity().version(),
                active.policy().identity().effective(),
                active.text(),
                now)
            .update();
      } catch (DuplicateKeyException another) {
        // Another node kept it in the meantime.
      }
    }
    database
        .sql("update policy_version set taken_up_at = ? where sha256 = ?")
        .params(now, sha256)
        .update();
  }

  /** The text of a policy that was last taken into use. */
  Optional<String> last(String policy) {
    return database
        .sql(
            "select content from policy_version where policy = ?"
                + " order by coalesce(taken_up_at, first_used_at) desc limit 1")
        .param(policy)
        .query(String.class)
        .optional();
  }

  /** The versions of policies that decided, by SHA-256. */
  public Map<String, Integer> versions(Collection<String> sha256s) {
    Map<String, Integer> versions = new HashMap<>();
    for (String sha256 : new HashSet<>(sha256s)) {
      database
          .sql("select version from policy_version where sha256 = ?")
          .param(sha256)
          .query(Integer.class)
          .optional()
          .ifPresent(version -> versions.put(sha256, version));
    }
    return versions;
  }

  /** The canonical text of a policy that decided. */
  public Optional<String> text(String sha256) {
    return database
        .sql("select content from policy_version where sha256 = ?")
        .param(sha256)
        .query(String.class)
        .optional();
  }

  /** The version of a policy that decided. */
  public PolicyVersion version(String policy, String sha256) {
    Integer version =
        database
            .sql("select version from policy_version where sha256 = ?")
            .param(sha256)
            .query(Integer.class)
            .optional()
            .orElse(null);
    return new PolicyVersion(policy, version, sha256);
  }

  /**
   * A policy that decided, ready to decide again.
   *
   * @throws RefusedException if this version of Shouxin cannot read its text any more
   */
  public Optional<Decisions> find(String sha256) throws RefusedException {
    Decisions again = ready.get(sha256);
    if (again != null) {
      return Optional.of(again);
    }
    Optional<String> text = text(sha256);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Decisions compiled = Decisions.of(PolicyCompiler.compile(BookFile.parse(text.get())));
    Decisions first = ready.putIfAbsent(sha256, compiled);
    if (first != null) {
      compiled.close();
      return Optional.of(first);
    }
    return Optional.of(compiled);
  }

  /**
   * The currency of the version of a policy that was first used last, for a policy that is no
   * longer on the shelf; XXX (ISO 4217: no currency) if its text can no longer be read.
   */
  public String currency(String policy) {
    return database
        .sql(
            "select sha256 from policy_version where policy = ? order by first_used_at desc limit 1")
        .param(policy)
        .query(String.class)
        .optional()
        .flatMap(this::currencyOf)
        .orElse("XXX");
  }

  private Optional<String> currencyOf(String sha256) {
    try {
      return find(sha256).map(again -> again.policy().identity().currency());
    } catch (RefusedException unreadable) {
      return Optional.empty();
    }
  }

  /** Releases the Drools resources. */
  @Override
  public void close() {
    ready.values().forEach(Decisions::close);
  }
}
