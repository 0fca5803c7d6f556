package org.shouxin.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Delivers events while the service runs. Each webhook has its own threads, so that a hanging one
 * does not delay others. Stopping waits for attempts in progress.
 */
final class Dispatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final List<Webhook> webhooks;
  private final Deliveries deliveries;
  private final WebhookClient client;
  private final Backoff backoff;
  private final WakeUp wake;
  private final OutboxSettings.Deliveries settings;
  private ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean running;

  Dispatcher(
      List<Webhook> webhooks,
      Deliveries deliveries,
      WebhookClient client,
      Backoff backoff,
      WakeUp wake,
      OutboxSettings.Deliveries settings) {
    this.webhooks = List.copyOf(webhooks);
    this.deliveries = deliveries;
    this.client = client;
    this.backoff = backoff;
    this.wake = wake;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    running = true;
    threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("webhooks-"));
    for (Webhook webhook : webhooks) {
      for (int i = 1; i <= settings.threads(); i++) {
        threads.execute(() -> work(webhook));
      }
    }
  }

  private void work(Webhook webhook) {
    try {
      while (running) {
        int seen = wake.calls();
        if (!deliver(webhook)) {
          wake.await(seen, settings.poll());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** One delivery, or none if nothing is due or the database is unavailable. */
  private boolean deliver(Webhook webhook) throws InterruptedException {
    try {
      return next(webhook);
    } catch (RuntimeException failed) {
      LOG.warn(
          "webhook {}: deliveries are delayed: {}", webhook, failed.getClass().getSimpleName());
      return false;
    }
  }

  /** Attempts the next delivery for a webhook that is due; false when there is none. */
  boolean next(Webhook webhook) throws InterruptedException {
    Optional<Deliveries.Claimed> due = deliveries.claim(webhook.name());
    if (due.isEmpty()) {
      return false;
    }
    Deliveries.Claimed claimed = due.get();
    Optional<String> failure;
    try {
      failure = client.deliver(webhook, claimed);
    } catch (InterruptedException stopped) {
      deliveries.released(claimed);
      throw stopped;
    }
    if (failure.isEmpty()) {
      deliveries.delivered(claimed);
    } else {
      failed(webhook, claimed, failure.get());
    }
    return true;
  }

  private void failed(Webhook webhook, Deliveries.Claimed claimed, String failure) {
    int attempts = claimed.attempts() + 1;
    Duration delay = backoff.after(attempts);
    deliveries.failed(claimed, failure, delay);
    if (attempts == settings.stuckAfter()) {
      LOG.warn(
          "webhook {}: event {} is stuck after {} attempts: {}",
          webhook,
          claimed.event(),
          attempts,
          failure);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake.up();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException hurried) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
