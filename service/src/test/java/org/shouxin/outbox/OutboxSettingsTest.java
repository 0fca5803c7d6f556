package org.shouxin.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.database.WrongSetting;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class OutboxSettingsTest {

  private static OutboxSettings of(String... settings) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.put("shouxin." + settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("shouxin", OutboxSettings.class);
  }

  @Test
  void asDeliveredNobodyIsNotifiedAndEventsAreKeptForNinetyDays() throws Exception {
    List<PropertySource<?>> delivered =
        new YamlPropertySourceLoader().load("delivered", new ClassPathResource("application.yaml"));
    OutboxSettings settings =
        new Binder(ConfigurationPropertySources.from(delivered))
            .bindOrCreate("shouxin", OutboxSettings.class);
    assertThat(settings.hooks()).isEmpty();
    assertThat(settings.deliveries().stuckAfter()).isEqualTo(8);
    assertThat(settings.deliveries().keep()).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void aSecretMayBeInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "0123456789abcdef\n");
    Webhook webhook =
        of(
                "webhooks[0].name", "erp",
                "webhooks[0].url", "https://erp.example/hook",
                "webhooks[0].secret-file", file.toString(),
                "webhooks[0].kinds", "grade_changed, limit_changed")
            .hooks()
            .get(0);
    assertThat(webhook.secret()).isEqualTo("0123456789abcdef");
    assertThat(webhook.kinds()).isEqualTo(Set.of(EventKind.GRADE_CHANGED, EventKind.LIMIT_CHANGED));
    assertThat(webhook.wants(EventKind.ORDER_HELD)).isFalse();
  }

  @Test
  void whatCannotBeUsedIsNamedWithoutTheSecret() {
    refused(
        "secret: the setting cannot be used; allowed: at least 16",
        "url",
        "https://erp.example",
        "secret",
        "0123456789");
    refused("secret: the setting cannot be used; allowed: either", "url", "https://erp.example");
    refused(
        "url: the setting cannot be used; found \"ftp://erp.example\"; allowed: an address with http",
        "url",
        "ftp://erp.example",
        "secret",
        "0123456789abcdef");
    refused(
        "url: the setting cannot be used; allowed: an address with http",
        "secret",
        "0123456789abcdef");
    refused(
        "limit_chanegd\"; allowed: grade_changed, limit_changed",
        "url",
        "https://erp.example",
        "secret",
        "0123456789abcdef",
        "kinds",
        "grade_changed, limit_chanegd");
  }

  private static void refused(String why, String... settings) {
    String[] all = new String[settings.length + 2];
    all[0] = "webhooks[0].name";
    all[1] = "erp";
    for (int i = 0; i < settings.length; i++) {
      all[i + 2] = i % 2 == 0 ? "webhooks[0]." + settings[i] : settings[i];
    }
    assertThatThrownBy(() -> of(all).hooks())
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("shouxin.webhooks erp ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("0123456789");
  }
}
