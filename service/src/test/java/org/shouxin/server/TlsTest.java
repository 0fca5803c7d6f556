package org.shouxin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.database.TestDatabase;
import org.shouxin.doctor.DoctorFinding;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.doctor.Examination;
import org.shouxin.problem.Language;
import org.springframework.context.ConfigurableApplicationContext;

/** TLS of the service itself, by settings, with a certificate made here. */
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final Path store;

  TlsTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = folder.resolve("keys.p12");
  }

  @BeforeEach
  void certificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "shouxin",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "60",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  /** A client that trusts the certificate. */
  private HttpClient client() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("shouxin", keys().getCertificate("shouxin"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private Path pem(String name, String kind, byte[] content) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\n-----END "
            + kind
            + "-----\n");
  }

  private static HttpRequest health(String scheme, ConfigurableApplicationContext service) {
    return HttpRequest.newBuilder(
            URI.create(
                scheme
                    + "://127.0.0.1:"
                    + service.getEnvironment().getProperty("local.server.port")
                    + "/actuator/health"))
        .build();
  }

  private Map<String, Object> pemSettings() throws IOException, GeneralSecurityException {
    Path certificate =
        pem("server.pem", "CERTIFICATE", keys().getCertificate("shouxin").getEncoded());
    Path key = pem("server.key", "PRIVATE KEY", keys().getKey("shouxin", PASSWORD).getEncoded());
    Map<String, Object> settings = new HashMap<>();
    settings.put("shouxin.data", folder.resolve("data"));
    settings.put("spring.ssl.bundle.pem.web.keystore.certificate", certificate.toUri());
    settings.put("spring.ssl.bundle.pem.web.keystore.private-key", key.toUri());
    settings.put("spring.ssl.bundle.pem.web.reload-on-update", true);
    settings.put("server.ssl.bundle", "web");
    return settings;
  }

  @Test
  void withACertificateItSpeaksTlsAndNothingElse() throws Exception {
    Map<String, Object> settings = pemSettings();
    settings.put("server.port", 0);
    settings.putAll(TestDatabase.settings(TestDatabase.H2.fresh()));
    try (ConfigurableApplicationContext service =
        ShouxinServer.serve(TestService.home(), settings)) {
      HttpResponse<String> secure =
          client().send(health("https", service), HttpResponse.BodyHandlers.ofString());
      assertThat(secure.statusCode()).isEqualTo(200);
      assertThat(secure.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
      assertThatThrownBy(
              () ->
                  HttpClient.newHttpClient()
                      .send(health("https", service), HttpResponse.BodyHandlers.discarding()))
          .as("whoever does not trust the certificate")
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(
              HttpClient.newHttpClient()
                  .send(health("http", service), HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .as("in clear")
          .isEqualTo(400);
    }
  }

  @Test
  void theDoctorReadsCertificatesOfBothKinds() throws Exception {
    assertThat(tls(pemSettings()).in(Language.EN))
        .startsWith("ok  server.ssl: certificate valid until 20")
        .contains("CN=localhost");
    Map<String, Object> keystore =
        Map.of(
            "shouxin.data",
            folder.resolve("data"),
            "server.ssl.key-store",
            store.toUri(),
            "server.ssl.key-store-password",
            new String(PASSWORD));
    assertThat(tls(keystore).state()).isEqualTo(State.OK);
    Map<String, Object> wrong = new HashMap<>(keystore);
    wrong.put("server.ssl.key-store-password", "wrong");
    assertThat(tls(wrong).state()).isEqualTo(State.FAULT);
  }

  private DoctorFinding tls(Map<String, Object> settings) {
    return new Examination(folder, settings)
        .findings().stream()
            .filter(each -> each.problem().where().equals("server.ssl"))
            .findFirst()
            .orElseThrow();
  }
}
