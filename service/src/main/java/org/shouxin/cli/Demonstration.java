package org.shouxin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.shouxin.access.ApiKeys;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.problem.RefusedException;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sample data and a sample call on the embedded database. */
final class Demonstration {

  private static final String BODY =
      "{\"policy\":\"nonferrous\",\"customer\":\"KH000001\",\"facts\":{\"on_time_pct\":97.5,"
          + "\"avg_monthly_purchases\":800000,\"purchases_12m\":9600000,\"max_overdue_days\":0,"
          + "\"contract_on_file\":true,\"licence_valid_until\":\"2033-07-11\"}}";
  private static final String NAME = "demo";
  private static final Duration LIFE = Duration.ofHours(24);

  private final ApplicationContext context;

  Demonstration(ApplicationContext context) {
    this.context = context;
  }

  /** Loads the sample ledger unless there are customers already, or no samples. */
  void load(Path home) throws RefusedException {
    Path ledger = SampleLedger.folder(home);
    if (customer().isEmpty() && Files.isDirectory(ledger)) {
      SampleLedger.load(context.getBean(Importer.class), ledger);
    }
  }

  /** The customer with the most invoices, so that the answer is not empty. */
  private Optional<String> customer() {
    return context
        .getBean(JdbcClient.class)
        .sql(
            "select c.code from customer c left join invoice i on i.customer = c.code"
                + " group by c.code order by count(i.number) desc, c.code limit 1")
        .query(String.class)
        .optional();
  }

  /** A command that works as printed, with a new key; the key of the previous start is revoked. */
  String curl(String address) {
    ApiKeys keys = context.getBean(ApiKeys.class);
    Caller caller = Caller.command();
    keys.list().stream()
        .filter(key -> key.name().equals(NAME) && key.revokedAt() == null)
        .forEach(key -> keys.revoke(key.id(), caller));
    try {
      String key =
          keys.issue(NAME, Set.of(Role.ERP, Role.ANALYST), false, LIFE, caller).secret().reveal();
      Optional<String> customer = customer();
      return "curl -X POST "
          + address
          + customer
              .map(code -> "/api/v1/customers/" + code + "/decisions")
              .orElse("/api/v1/decisions")
          + " -H 'Authorization: Bearer "
          + key
          + "' -H 'Content-Type: application/json' -d '"
          + (customer.isPresent() ? "{}" : BODY)
          + "'";
    } catch (RefusedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
