package org.shouxin.outbox;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts one event to one webhook. An attempt ends in time even where an answer begins and never
 * ends. Safe for several threads.
 */
final class Courier {

  /** Carries the event's id; the same id may come twice. */
  static final String EVENT = "Shouxin-Event-Id";

  private final Clock clock;
  private final Duration timeout;
  private final HttpClient client;

  Courier(Clock clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** Why it was not taken; empty when the webhook answered with a status from 200 to 299. */
  Optional<String> deliver(Webhook webhook, Deliveries.Claimed claimed)
      throws InterruptedException {
    Instant now = clock.instant();
    String body = claimed.body();
    HttpRequest request =
        HttpRequest.newBuilder(webhook.address())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header(EVENT, String.valueOf(claimed.event()))
            .header("Shouxin-Event-Kind", claimed.kind())
            .header(Signature.HEADER, Signature.of(webhook.secret(), now, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      int status = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status >= 200 && status < 300 ? Optional.empty() : Optional.of("HTTP " + status);
    } catch (ExecutionException failed) {
      return Optional.of(cause(failed).getClass().getSimpleName());
    } catch (TimeoutException late) {
      return Optional.of(HttpTimeoutException.class.getSimpleName());
    } finally {
      sent.cancel(true);
    }
  }

  private static Throwable cause(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed : cause;
  }
}
