package org.shouxin.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.policy.Policy;
import org.springframework.stereotype.Component;

/** Metrics of the service, for Prometheus. Thread-safe. */
@Component
public final class Meters {

  private record Kind(String policy, int version, String grade, String outcome) {}

  private final MeterRegistry registry;
  private final Map<Kind, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A customer was decided on and recorded: {@code shouxin_decisions_total} by grade, policy,
   * version and outcome.
   */
  public void decided(Answer answer) {
    Policy policy = answer.policy();
    Kind kind =
        new Kind(
            policy.identity().id(),
            policy.identity().version(),
            answer instanceof Decision decision ? decision.grade().code() : "",
            answer instanceof Decision ? "decided" : "undecided");
    decisions
        .computeIfAbsent(
            kind,
            one ->
                Counter.builder("shouxin.decisions")
                    .description("Customers decided on and recorded")
                    .tag("grade", one.grade())
                    .tag("policy", one.policy())
                    .tag("version", Integer.toString(one.version()))
                    .tag("outcome", one.outcome())
                    .register(registry))
        .increment();
  }

  /**
   * How long something took, from request read to record durable: {@code shouxin_answer_seconds} by
   * kind.
   *
   * @param kind {@code decision}, {@code batch}, {@code order} ...
   */
  public void took(String kind, Duration time) {
    timers
        .computeIfAbsent(
            kind,
            one ->
                Timer.builder("shouxin.answer")
                    .description("Time from reading the request until the record is durable")
                    .tag("kind", one)
                    .publishPercentileHistogram()
                    .register(registry))
        .record(time);
  }

  /**
   * An order was put on hold or left waiting for payment: {@code shouxin_holds_total} by policy and
   * reason.
   *
   * @param reason the reason code
   */
  public void held(String policy, String reason) {
    registry.counter("shouxin.holds", "policy", policy, "reason", reason).increment();
  }
}
