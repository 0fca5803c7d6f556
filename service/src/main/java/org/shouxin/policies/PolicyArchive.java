package org.shouxin.policies;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Map<String, Decisions> ready = new ConcurrentHashMap<>();

  public PolicyArchive(JdbcClient database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Archives the text of a policy that is about to decide; free if already archived. */
  public void keep(Active active) {
    String sha256 = active.policy().sha256();
    if (kept.contains(sha256)) {
      return;
    }
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
                Moments.column(clock.now()))
            .update();
      } catch (DuplicateKeyException another) {
        // Another node kept it in the meantime.
      }
    }
    kept.add(sha256);
  }

  /** The canonical text of a policy that decided. */
  public Optional<String> text(String sha256) {
    return database
        .sql("select content from policy_version where sha256 = ?")
        .param(sha256)
        .query(String.class)
        .optional();
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

  /** Releases the Drools resources. */
  @Override
  public void close() {
    ready.values().forEach(Decisions::close);
  }
}
