package org.shouxin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Moments;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The API keys. A key that was accepted is trusted for {@value #TRUST_SECONDS} seconds without a
 * database query; revoking here takes effect at once, on other nodes after that time. Thread-safe.
 */
@Component
public final class ApiKeys {

  /** Longest lifetime of a key, in days. */
  public static final int MOST_DAYS = 730;

  private static final long TRUST_SECONDS = 5;
  private static final Duration HASHES_LAST = Duration.ofSeconds(1);
  private static final int MOST_TRUSTED = 10_000;
  private static final Duration USE_NOTED_EVERY = Duration.ofHours(1);

  /** What a name looks like. */
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

  /** What a name looks like, in words. */
  static final String NAME_SAID =
      "字母、数字和 . _ @ -，最多 64 个 | letters, digits and . _ @ -, at most 64";

  /**
   * A key just created.
   *
   * @param key what is kept
   * @param secret what its holder sends; shown once
   */
  public record Issued(ApiKey key, Secret secret) {}

  private record Known(ApiKey key, String hash) {}

  private record Trusted(ApiKey key, Instant since) {
    /** Not before it was trusted, either: then the clock was set back. */
    boolean still(Instant now) {
      return !now.isBefore(since)
          && now.isBefore(since.plusSeconds(TRUST_SECONDS))
          && key.valid(now);
    }
  }

  private final JdbcClient database;
  private final BusinessClock clock;
  private final Map<String, Trusted> trusted = new ConcurrentHashMap<>();
  private final AtomicLong revocations = new AtomicLong();
  private volatile Hashes hashes = new Hashes(Set.of(), Instant.EPOCH);

  /** Of all keys, at a time. */
  private record Hashes(Set<String> all, Instant at) {}

  public ApiKeys(JdbcClient database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Creates a key.
   *
   * @param name letters, digits, {@code . _ @ -}; at most 64
   * @param roles at least one
   * @param person whether a person holds it
   * @param life its lifetime from now; at most {@value #MOST_DAYS} days
   * @param by who creates it
   * @throws RefusedException if name, roles or lifetime are invalid
   */
  public Issued issue(String name, Set<Role> roles, boolean person, Duration life, Caller by)
      throws RefusedException {
    refuse(name, roles, life);
    Instant now = clock.now();
    Secret secret = Secret.random();
    ApiKey key =
        new ApiKey(
            secret.id(), name, roles, person, now, by.name(), now.plus(life), null, null, null);
    database
        .sql(
            "insert into api_key (id, name, roles, person, hash, created_at, created_by,"
                + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            key.id(),
            name,
            EnumSet.copyOf(roles).stream().map(Role::code).collect(Collectors.joining(" ")),
            person,
            secret.hash(),
            Moments.column(now),
            by.name(),
            Moments.column(key.expiresAt()))
        .update();
    hashes = new Hashes(Set.of(), Instant.EPOCH);
    return new Issued(key, secret);
  }

  private static void refuse(String name, Set<Role> roles, Duration life) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    if (!name.matches(NAME)) {
      problems.add(
          new Problem(
              "/name",
              new Text("名称不合规", "invalid key name"),
              name,
              new Text("字母、数字和 . _ @ -，最多 64 个", "letters, digits and . _ @ -, at most 64")));
    }
    if (roles.isEmpty()) {
      problems.add(
          new Problem(
              "/roles",
              new Text("没有角色", "no role"),
              "",
              Text.same(
                  Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", ")))));
    }
    if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      problems.add(
          new Problem(
              "/days",
              new Text("有效期不合规", "invalid key lifetime"),
              String.valueOf(life.toDays()),
              new Text("1 到 " + MOST_DAYS + " 天", "1 to " + MOST_DAYS + " days")));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /** All keys, the newest first, including revoked and expired ones. */
  public List<ApiKey> list() {
    return database
        .sql("select * from api_key order by created_at desc, id")
        .query((row, number) -> known(row).key())
        .list();
  }

  /**
   * Revokes a key, at once on this node; a key that is already revoked stays unchanged.
   *
   * @return the key; empty when there is none of this id
   */
  public Optional<ApiKey> revoke(String id, Caller by) {
    database
        .sql(
            "update api_key set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
        .params(Moments.column(clock.now()), by.name(), id)
        .update();
    revocations.incrementAndGet();
    trusted.values().removeIf(one -> one.key().id().equals(id));
    return find(id).map(Known::key);
  }

  /**
   * Whose key this is.
   *
   * @return empty if it is unknown, expired or revoked
   */
  Optional<Caller> holder(Secret secret) {
    Instant now = clock.now();
    String hash = secret.hash();
    Trusted known = trusted.get(hash);
    if (known != null && known.still(now)) {
      return Optional.of(known.key().caller());
    }
    long seen = revocations.get();
    Optional<ApiKey> key =
        find(secret.id())
            .filter(found -> same(found.hash(), hash))
            .map(Known::key)
            .filter(found -> found.valid(now));
    if (key.isEmpty()) {
      trusted.remove(hash);
      return Optional.empty();
    }
    noteUse(key.get(), now);
    if (trusted.size() >= MOST_TRUSTED) {
      trusted.clear();
    }
    trusted.put(hash, new Trusted(key.get(), now));
    if (revocations.get() != seen) {
      trusted.remove(hash);
    }
    return Optional.of(key.get().caller());
  }

  /**
   * Whether there may be such a key: the hashes of all are read at most once a second, so that
   * wrong ones cost no query each.
   */
  synchronized boolean mayBe(Secret secret) {
    Instant now = clock.now();
    if (Duration.between(hashes.at(), now).abs().compareTo(HASHES_LAST) > 0) {
      hashes =
          new Hashes(
              Set.copyOf(database.sql("select hash from api_key").query(String.class).set()), now);
    }
    return hashes.all().contains(secret.hash());
  }

  private static boolean same(String kept, String presented) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.US_ASCII), presented.getBytes(StandardCharsets.US_ASCII));
  }

  private void noteUse(ApiKey key, Instant now) {
    Instant last = key.lastUsedAt();
    if (last == null || last.plus(USE_NOTED_EVERY).isBefore(now)) {
      database
          .sql("update api_key set last_used_at = ? where id = ?")
          .params(Moments.column(now.truncatedTo(ChronoUnit.HOURS)), key.id())
          .update();
    }
  }

  private Optional<Known> find(String id) {
    return database
        .sql("select * from api_key where id = ?")
        .param(id)
        .query((row, number) -> known(row))
        .optional();
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            Arrays.stream(row.getString("roles").split(" ", -1))
                .map(code -> Role.of(code).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))),
            row.getBoolean("person"),
            Moments.of(row, "created_at"),
            row.getString("created_by"),
            Moments.of(row, "expires_at"),
            Moments.ofNullable(row, "revoked_at"),
            row.getString("revoked_by"),
            Moments.ofNullable(row, "last_used_at")),
        row.getString("hash"));
  }
}
