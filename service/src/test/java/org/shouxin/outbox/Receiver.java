package org.shouxin.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A webhook on loopback that keeps what it was sent and refuses what it is set to refuse. */
public final class Receiver implements AutoCloseable {

  /** What was sent. */
  public record Sent(String event, String kind, String signature, String body) {

    boolean about(String customer) {
      return body.contains("\"customer\":\"" + customer + "\"");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
  private volatile Predicate<Sent> refuses = each -> false;
  private volatile boolean endless;

  /** Starts to listen. */
  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Sent received =
        new Sent(
            exchange.getRequestHeaders().getFirst(WebhookClient.EVENT),
            exchange.getRequestHeaders().getFirst("Shouxin-Event-Kind"),
            exchange.getRequestHeaders().getFirst(Signature.HEADER),
            body);
    sent.add(received);
    if (endless) {
      exchange.sendResponseHeaders(200, 10);
      exchange.getResponseBody().flush();
      return;
    }
    exchange.sendResponseHeaders(refuses.test(received) ? 500 : 204, -1);
    exchange.close();
  }

  void refuses(Predicate<Sent> those) {
    refuses = those;
  }

  /** From now on answers begin and never end. */
  void neverEnds() {
    endless = true;
  }

  /** What came, in its order. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  Webhook webhook(String name, String... kinds) {
    return new Webhook(
        name,
        address(),
        "0123456789abcdef",
        java.util.Arrays.stream(kinds)
            .map(EventKind::of)
            .collect(java.util.stream.Collectors.toSet()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
