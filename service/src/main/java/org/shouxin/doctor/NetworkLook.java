package org.shouxin.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.outbox.WebhookCheck;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.core.env.Environment;

/** What the service talks to, and how it is talked to. */
final class NetworkLook {

  private static final Duration SOON = Duration.ofDays(30);

  private final Environment settings;

  NetworkLook(Environment settings) {
    this.settings = settings;
  }

  List<DoctorFinding> webhooks() {
    return WebhookCheck.check(settings).stream()
        .map(
            each ->
                each.problem() == null
                    ? DoctorFinding.ok(each.name(), new Text("连得上", "can be reached"), "")
                    : DoctorFinding.of(State.WARNING, each.problem()))
        .toList();
  }

  List<DoctorFinding> tls() {
    Ssl ssl = Binder.get(settings).bind("server.ssl", Ssl.class).orElse(null);
    if (ssl == null || !Ssl.isEnabled(ssl)) {
      return List.of(clear());
    }
    try {
      return certificates(WebServerSslBundle.get(ssl, bundles()).getStores().getKeyStore());
    } catch (RuntimeException | KeyStoreException unusable) {
      return List.of(
          DoctorFinding.of(
              State.FAULT,
              new Problem(
                  "server.ssl",
                  new Text("证书或私钥不能用", "certificate or key cannot be used"),
                  String.valueOf(unusable.getMessage()),
                  new Text("见 service/README.md 的 TLS", "see TLS in service/README.md"))));
    }
  }

  /** Without TLS of its own, it listens to this machine only, or else keys travel in clear. */
  private DoctorFinding clear() {
    String address = settings.getProperty("server.address", "");
    Text what = new Text("未设 TLS，监听", "no TLS; listens on");
    try {
      if (!address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress()) {
        return DoctorFinding.ok("tls", what, address);
      }
    } catch (UnknownHostException unknown) {
      return DoctorFinding.fault(
          "server.address",
          new Text("没有这个地址", "no such address"),
          address,
          Text.same("127.0.0.1, 0.0.0.0"));
    }
    return DoctorFinding.warning(
        "tls",
        what,
        address,
        new Text(
            "前面放 TLS 代理，或设 server.ssl，见 service/README.md",
            "put a TLS proxy in front, or set server.ssl, see service/README.md"));
  }

  private DefaultSslBundleRegistry bundles() {
    DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    SslProperties given = Binder.get(settings).bindOrCreate("spring.ssl", SslProperties.class);
    given
        .getBundle()
        .getPem()
        .forEach((name, pem) -> bundles.registerBundle(name, PropertiesSslBundle.get(pem)));
    given
        .getBundle()
        .getJks()
        .forEach((name, jks) -> bundles.registerBundle(name, PropertiesSslBundle.get(jks)));
    return bundles;
  }

  private static List<DoctorFinding> certificates(@Nullable KeyStore store)
      throws KeyStoreException {
    List<DoctorFinding> findings = new ArrayList<>();
    if (store != null) {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          findings.add(valid(certificate));
        }
      }
    }
    return findings.isEmpty()
        ? List.of(
            DoctorFinding.fault(
                "server.ssl",
                new Text("没有带私钥的证书", "no certificate with a key"),
                "",
                new Text("见 service/README.md 的 TLS", "see TLS in service/README.md")))
        : findings;
  }

  private static DoctorFinding valid(X509Certificate certificate) {
    Instant now = BusinessClock.ofCommand().now();
    Instant end = certificate.getNotAfter().toInstant();
    String found = certificate.getSubjectX500Principal().getName();
    Text until = new Text("证书有效至 " + end, "certificate valid until " + end);
    Text next = new Text("换新证书", "renew the certificate");
    if (!now.isBefore(end)) {
      return DoctorFinding.fault("server.ssl", until, found, next);
    }
    return now.plus(SOON).isAfter(end)
        ? DoctorFinding.warning("server.ssl", until, found, next)
        : DoctorFinding.ok("server.ssl", until, found);
  }
}
