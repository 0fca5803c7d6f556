package org.shouxin.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;

/**
 * What was decided, when, under which policy and for whom. Immutable once written.
 *
 * @param id of {@link Journal#nextId}
 * @param kind code of the {@link RecordKind}, as it is stored
 * @param customer code of the customer
 * @param policy short name of the policy; empty if none decided
 * @param policySha256 of the policy's canonical text; empty when none decided
 * @param asOf day that was decided on
 * @param caller who asked
 * @param recordedAt when, truncated to microseconds
 * @param run grading run that it belongs to; null for none
 * @param engine version of Shouxin that concluded, {@code 0.4.0}
 * @param input the input, as {@link RecordText} writes it
 * @param result the result, as {@link RecordText} writes it
 */
public record JournalRecord(
    String id,
    String kind,
    String customer,
    String policy,
    String policySha256,
    LocalDate asOf,
    String caller,
    Instant recordedAt,
    @Nullable Long run,
    String engine,
    String input,
    String result) {

  private static final String ENGINE =
      Objects.requireNonNullElse(
          JournalRecord.class.getPackage().getImplementationVersion(), "development");

  /** A record as stored: time truncated to microseconds. */
  public JournalRecord {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A record concluded by this version of Shouxin. */
  public JournalRecord(
      String id,
      String kind,
      String customer,
      String policy,
      String policySha256,
      LocalDate asOf,
      String caller,
      Instant recordedAt,
      @Nullable Long run,
      String input,
      String result) {
    this(
        id,
        kind,
        customer,
        policy,
        policySha256,
        asOf,
        caller,
        recordedAt,
        run,
        ENGINE,
        input,
        result);
  }

  /**
   * The record of a decision on a customer.
   *
   * @param facts what was decided on
   * @param run grading run that it belongs to; null for none
   */
  public static JournalRecord decided(
      String id, Facts facts, Answer answer, String caller, Instant at, @Nullable Long run) {
    return new JournalRecord(
        id,
        RecordKind.DECISION.code(),
        answer.customer(),
        answer.policy().identity().id(),
        answer.policy().sha256(),
        answer.asOf(),
        caller,
        at,
        run,
        RecordText.input(facts),
        RecordText.result(answer));
  }

  /**
   * The record of another action under a policy.
   *
   * @param input its input
   * @param result its result
   */
  public static JournalRecord of(
      String id,
      RecordKind kind,
      String customer,
      Policy policy,
      LocalDate asOf,
      String caller,
      Instant at,
      String input,
      String result) {
    return new JournalRecord(
        id,
        kind.code(),
        customer,
        policy.identity().id(),
        policy.sha256(),
        asOf,
        caller,
        at,
        null,
        input,
        result);
  }

  /** Whether it is of a kind. */
  public boolean is(RecordKind other) {
    return kind.equals(other.code());
  }

  /**
   * SHA-256 of all columns in their order, as {@link Digest} encodes them: the day as {@code
   * 2026-10-31}, the time in microseconds since 1970 UTC, no run as empty.
   */
  public String digest() {
    return Digest.of(
        "shouxin record 1",
        id,
        kind,
        customer,
        policy,
        policySha256,
        asOf.toString(),
        caller,
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)),
        run == null ? "" : run.toString(),
        engine,
        input,
        result);
  }

  /** The same under another id. */
  JournalRecord withId(String other) {
    return new JournalRecord(
        other,
        kind,
        customer,
        policy,
        policySha256,
        asOf,
        caller,
        recordedAt,
        run,
        engine,
        input,
        result);
  }
}
