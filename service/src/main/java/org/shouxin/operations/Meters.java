package org.shouxin.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.springframework.stereotype.Component;

/** Metrics of the service, for Prometheus. Thread-safe. */
@Component
public final class Meters {

  private final MeterProvider<Counter> decisions;
  private final MeterProvider<Timer> timers;
  private final MeterProvider<Counter> holds;

  public Meters(MeterRegistry registry) {
    decisions =
        Counter.builder("shouxin.decisions")
            .description("Customers decided on and recorded")
            .withRegistry(registry);
    timers =
        Timer.builder("shouxin.answer")
            .description("Time from reading the request until the record is durable")
            .publishPercentileHistogram()
            .withRegistry(registry);
    holds = Counter.builder("shouxin.holds").withRegistry(registry);
  }

  /**
   * A customer was decided on and recorded: {@code shouxin_decisions_total} by grade, policy,
   * version and outcome.
   */
  public void decided(Answer answer) {
    decisions
        .withTags(
            "grade",
            answer instanceof Decision decision ? decision.grade().code() : "",
            "policy",
            answer.policy().identity().id(),
            "version",
            Integer.toString(answer.policy().identity().version()),
            "outcome",
            answer instanceof Decision ? "decided" : "undecided")
        .increment();
  }

  /**
   * How long something took, from request read to record durable: {@code shouxin_answer_seconds} by
   * kind.
   *
   * @param kind {@code decision}, {@code batch}, {@code order} ...
   */
  public void took(String kind, Duration time) {
    timers.withTag("kind", kind).record(time);
  }

  /** Does work and measures how long it {@link #took}, unless it fails. */
  public <T> T timed(String kind, Supplier<T> work) {
    long began = System.nanoTime();
    T done = work.get();
    took(kind, Duration.ofNanos(System.nanoTime() - began));
    return done;
  }

  /**
   * An order was put on hold or left waiting for payment: {@code shouxin_holds_total} by policy and
   * reason.
   *
   * @param reason the reason code
   */
  public void held(String policy, String reason) {
    holds.withTags("policy", policy, "reason", reason).increment();
  }
}
