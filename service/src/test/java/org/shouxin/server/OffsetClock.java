package org.shouxin.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A service whose clock says another moment when it starts, and goes on from there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(OffsetClock.NOW)
public class OffsetClock {

  /** The setting: an instant. */
  public static final String NOW = "shouxin.test.now";

  @Bean
  @Primary
  Clock offset(@Value("${" + NOW + "}") Instant now) {
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now));
  }
}
