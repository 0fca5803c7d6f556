package org.shouxin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.access.Role;
import org.shouxin.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The service for a load generator, and next to it in the same process an endpoint that returns a
 * constant of the same size, so that what an exchange over HTTP costs by itself is known.
 *
 * <p>{@code main DATABASE FOLDER}: {@code H2} in its file or {@code MARIADB}; writes {@code
 * decision.lua} and {@code constant.lua} for wrk into the folder, prints the two addresses, and
 * stops when its input ends.
 */
final class LoadBench {

  private static final String FACTS =
      """
      {"policy":"nonferrous","as_of":"2026-10-31","customer":"%s","facts":{"name":"沈阳新博铅锌有限公司",\
      "customer_kind":"regular","contract_on_file":true,"licence_valid_until":"2033-07-11",\
      "tax_registered":true,"safety_permit_valid_until":"2027-12-29","annual_inspection_passed":true,\
      "capital_matches_volume":true,"goods_within_scope":true,"months_trading":35,"invoices":18,\
      "purchases_12m":8809263,"purchase_months_12m":9,"avg_monthly_purchases":978807.00,\
      "growth_pct":-5.6,"on_time_pct":62.50,"contract_fulfilment_pct":89.5,"disputed_pct":5.56,\
      "mean_days_late":3.19,"max_days_late":12,"late_receipts_12m":6,"receivables":1229046,\
      "overdue_amount":0,"overdue_pct":0.00,"max_overdue_days":0,"registered_capital":2000000,\
      "debt_ratio_pct":67.2,"current_ratio":1.19,"net_margin_pct":-0.1,"years_established":27,\
      "malicious_arrears":false,"court_order":false,"found_unqualified":false}}\
      """;

  private LoadBench() {}

  /** The endpoint that returns a constant; no component, so that the service does not find it. */
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Constant {
    private static String text = "";

    @Bean
    RouterFunction<ServerResponse> constant() {
      return RouterFunctions.route()
          .POST(
              "/constant",
              request -> {
                request.body(String.class);
                return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(text);
              })
          .build();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    TestService service = TestService.start(settings(TestDatabase.valueOf(arguments[0])));
    String key = service.key(Role.ERP);
    TestService.Reply first = service.post(key, "/api/v1/decisions", FACTS.formatted("K1"));
    if (first.status() != 201) {
      throw new IllegalStateException(first.toString());
    }
    Constant.text = first.body();
    SpringApplication constant = new SpringApplication(Constant.class);
    ConfigurableApplicationContext other =
        constant.run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=ERROR");
    String port = other.getEnvironment().getProperty("local.server.port");
    Files.writeString(folder.resolve("decision.lua"), script(key));
    Files.writeString(folder.resolve("constant.lua"), script(""));
    System.out.println(service.base() + "/api/v1/decisions");
    System.out.println("http://127.0.0.1:" + port + "/constant");
    System.out.flush();
    while (System.in.read() >= 0) {
      continue;
    }
    System.out.println(
        "records "
            + service
                .database()
                .sql("select count(*) from journal_record")
                .query(Long.class)
                .single());
    System.out.println("milliseconds until sealed, median and most: " + unsealed(service));
    service.stop();
    System.exit(0);
  }

  /** How long the last hundred thousand records waited for their seal. */
  private static String unsealed(TestService service) {
    List<Long> waits =
        service
            .database()
            .sql(
                "select timestampdiff(microsecond, cast(r.recorded_at as datetime(6)),"
                    + " cast(c.sealed_at as datetime(6))) as waited"
                    + " from journal_chain c join journal_record r on r.id = c.id"
                    + " order by c.seq desc limit 100000")
            .query(Long.class)
            .list();
    List<Long> sorted = waits.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1000 + ", " + sorted.get(sorted.size() - 1) / 1000;
  }

  /** The embedded database in its file, or a server that writes every commit through. */
  private static Map<String, Object> settings(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>(Map.of("logging.level.root", "ERROR"));
    if (database == TestDatabase.MARIADB) {
      settings.putAll(
          TestDatabase.settings(TestDatabase.create(TestDatabase.server("load"), "load")));
    }
    return settings;
  }

  private static String script(String key) {
    return "wrk.method = 'POST'\n"
        + "wrk.headers['Content-Type'] = 'application/json'\n"
        + (key.isEmpty() ? "" : "wrk.headers['Authorization'] = 'Bearer " + key + "'\n")
        + "wrk.body = [==["
        + FACTS.formatted("K1")
        + "]==]\n";
  }
}
