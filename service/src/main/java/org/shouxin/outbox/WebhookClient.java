package org.shouxin.outbox;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;

/**
 * Posts one event to one webhook. An attempt times out even if an answer begins and never ends.
 * Thread-safe.
 */
final class WebhookClient {

  /** Header with the event's id; the same id may be sent twice. */
  static final String EVENT = "Shouxin-Event-Id";

  private static final String LATE = "no answer in time";

  private final BusinessClock clock;
  private final Duration timeout;
  private final HttpClient client;

  WebhookClient(BusinessClock clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** Why it was not accepted; empty if the webhook answered with a status from 200 to 299. */
  Optional<String> deliver(Webhook webhook, Deliveries.Claimed claimed)
      throws InterruptedException {
    Instant now = clock.now();
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
      return Optional.of(why(failed.getCause()));
    } catch (TimeoutException late) {
      return Optional.of(LATE);
    } finally {
      sent.cancel(true);
    }
  }

  private static String why(@Nullable Throwable failed) {
    if (failed instanceof HttpTimeoutException) {
      return LATE;
    }
    if (failed instanceof ConnectException) {
      return "no connection";
    }
    return failed instanceof SSLException ? "no secure connection" : "connection closed";
  }
}
