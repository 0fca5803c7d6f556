package org.shouxin.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.WrongSetting;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code shouxin.webhooks[n]} and {@code shouxin.deliveries}.
 *
 * @param webhooks the receivers
 * @param deliveries how
 */
@ConfigurationProperties("shouxin")
record OutboxSettings(@DefaultValue List<Hook> webhooks, Deliveries deliveries) {

  private static final int SHORTEST_SECRET = 16;

  /**
   * One webhook.
   *
   * @param name short and stable: deliveries are stored under it
   * @param url http or https
   * @param secret at least 16 characters; or else a file
   * @param secretFile holds the secret
   * @param kinds of events; none for all
   */
  record Hook(
      @DefaultValue("") String name,
      @DefaultValue("") URI url,
      @Nullable String secret,
      @Nullable Path secretFile,
      @DefaultValue Set<String> kinds) {

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * How events are delivered.
   *
   * @param threads for each webhook
   * @param poll how often a node checks for events of other nodes and retries
   * @param timeout of one attempt
   * @param firstDelay before the second attempt; doubled from attempt to attempt
   * @param longestDelay between two attempts
   * @param stuckAfter attempts after which a delivery is reported as stuck; attempts continue
   * @param keep how long an event is kept after every webhook accepted it
   */
  record Deliveries(
      int threads,
      Duration poll,
      Duration timeout,
      Duration firstDelay,
      Duration longestDelay,
      int stuckAfter,
      Duration keep) {}

  /**
   * The webhooks with their secrets.
   *
   * @throws WrongSetting naming the setting that cannot be used, never a secret
   */
  List<Webhook> hooks() {
    Set<String> names = new HashSet<>();
    return webhooks.stream()
        .map(
            hook -> {
              if (!hook.name().matches("[A-Za-z0-9._-]{1,64}") || !names.add(hook.name())) {
                throw wrong(
                    hook,
                    "name",
                    hook.name(),
                    new Text(
                        "字母、数字和 . _ -，最多 64 个，各不相同",
                        "letters, digits, . _ -, at most 64, each name once"));
              }
              String scheme = hook.url().getScheme();
              boolean web = "https".equals(scheme) || "http".equals(scheme);
              if (!web || hook.url().getHost() == null) {
                throw wrong(
                    hook,
                    "url",
                    hook.url().toString(),
                    new Text("http 或 https 地址", "an address with http or https"));
              }
              return new Webhook(hook.name(), hook.url(), secret(hook), kinds(hook));
            })
        .toList();
  }

  private static Set<EventKind> kinds(Hook hook) {
    List<String> all = Arrays.stream(EventKind.values()).map(EventKind::code).toList();
    if (!all.containsAll(hook.kinds())) {
      throw wrong(
          hook, "kinds", String.join(", ", hook.kinds()), Text.same(String.join(", ", all)));
    }
    return hook.kinds().stream().map(EventKind::of).collect(Collectors.toUnmodifiableSet());
  }

  private static String secret(Hook hook) {
    if ((hook.secret() == null) == (hook.secretFile() == null)) {
      throw wrong(
          hook, "secret", "", new Text("secret 或 secret-file 之一", "either secret or secret-file"));
    }
    String secret = hook.secret() == null ? read(hook) : hook.secret();
    if (secret.length() < SHORTEST_SECRET) {
      throw wrong(
          hook,
          "secret",
          "",
          new Text(
              "至少 " + SHORTEST_SECRET + " 个字符", "at least " + SHORTEST_SECRET + " characters"));
    }
    return secret;
  }

  private static String read(Hook hook) {
    try {
      return hook.secretFile() == null ? "" : Files.readString(hook.secretFile()).strip();
    } catch (IOException unreadable) {
      throw wrong(
          hook,
          "secret-file",
          String.valueOf(hook.secretFile()),
          new Text("可读的文件", "a readable file"));
    }
  }

  private static WrongSetting wrong(Hook hook, String setting, String found, Text allowed) {
    return new WrongSetting(
        new Problem(
            "shouxin.webhooks " + hook.name() + " " + setting,
            new Text("设置不能用", "the setting cannot be used"),
            found,
            allowed));
  }
}
