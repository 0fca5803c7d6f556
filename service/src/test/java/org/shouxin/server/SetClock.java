package org.shouxin.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that shows what it is set to. */
public final class SetClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  public SetClock(Instant now) {
    this(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  private SetClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Sets it forward or back. */
  public void set(Instant moment) {
    now.set(moment);
  }

  /** Sets it forward. */
  public void on(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock read in another zone: setting either sets both. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SetClock(now, other);
  }
}
