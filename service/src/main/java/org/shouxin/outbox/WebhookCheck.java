package org.shouxin.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.WrongSetting;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Whether the webhooks of the settings can be reached; nothing is posted. */
public final class WebhookCheck {

  private static final int PATIENCE_MILLIS = 3_000;

  private WebhookCheck() {}

  /**
   * A webhook.
   *
   * @param name its name
   * @param problem why it cannot be reached; null if it can
   */
  public record Reached(String name, @Nullable Problem problem) {}

  /**
   * Connects to each, for https with a handshake.
   *
   * @throws WrongSetting if the settings cannot be used
   */
  public static List<Reached> check(Environment settings) {
    List<Webhook> hooks;
    try {
      hooks = Binder.get(settings).bindOrCreate("shouxin", OutboxSettings.class).hooks();
    } catch (BindException unreadable) {
      throw new WrongSetting(
          new Problem(
              "shouxin.webhooks",
              new Text("设置无法读取", "the setting cannot be read"),
              String.valueOf(unreadable.getProperty())));
    }
    List<Reached> reached = new ArrayList<>();
    for (Webhook hook : hooks) {
      String place = "shouxin.webhooks " + hook.name();
      try {
        connect(hook.address());
        reached.add(new Reached(place, null));
      } catch (IOException | UncheckedIOException away) {
        reached.add(
            new Reached(
                place,
                new Problem(
                    place,
                    new Text("连不上接收方", "the receiver cannot be reached"),
                    hook.address().getHost() + ": " + away.getMessage(),
                    new Text(
                        "检查地址、网络和证书；事件会保留并重试",
                        "check address, network and certificate; events are kept and retried"))));
      }
    }
    return reached;
  }

  private static void connect(URI address) throws IOException {
    boolean secure = "https".equals(address.getScheme());
    int standard = secure ? 443 : 80;
    int port = address.getPort() < 0 ? standard : address.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (secure) {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls =
            (SSLSocket) factory.createSocket(socket, address.getHost(), port, true)) {
          SSLParameters verified = tls.getSSLParameters();
          verified.setEndpointIdentificationAlgorithm("HTTPS");
          tls.setSSLParameters(verified);
          tls.startHandshake();
        }
      }
    }
  }
}
