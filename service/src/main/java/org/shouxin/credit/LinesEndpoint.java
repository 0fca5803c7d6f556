package org.shouxin.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.Customers;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.json.JsonText;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in force for a customer, and the records that led to it. */
@RestController
@RequestMapping("/api/v1/customers/{customer}")
class LinesEndpoint {

  private static final int PAGE = 100;

  private final CreditDecisions desk;
  private final Customers clients;
  private final Overrides overrides;
  private final Journal journal;

  LinesEndpoint(CreditDecisions desk, Customers clients, Overrides overrides, Journal journal) {
    this.desk = desk;
    this.clients = clients;
    this.overrides = overrides;
    this.journal = journal;
  }

  /** A record of a customer, in short. */
  record Entry(
      String id, String kind, String policy, LocalDate asOf, String caller, Instant recordedAt) {

    static Entry of(JournalRecord record) {
      return new Entry(
          record.id(),
          record.kind(),
          record.policy(),
          record.asOf(),
          record.caller(),
          record.recordedAt());
    }
  }

  /** Records of a customer, the newest first; {@code next} continues, null at the end. */
  record Entries(String customer, List<Entry> records, @Nullable String next) {}

  /** What is in force for a customer under each policy; see {@link CreditJson}. */
  @GetMapping
  ResponseEntity<String> lines(@PathVariable String customer) {
    LocalDate today = clients.today();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            JsonText.compact(
                json -> {
                  json.startObject();
                  json.string("customer", customer);
                  new CreditJson(json).lines(desk.lines(customer), overrides, today);
                  json.end();
                }));
  }

  /** The records of a customer, the newest first. */
  @GetMapping("/decisions")
  Entries records(@PathVariable String customer, @RequestParam @Nullable String before) {
    List<JournalRecord> page = journal.of(customer, PAGE, before);
    return new Entries(
        customer,
        page.stream().map(Entry::of).toList(),
        page.size() < PAGE ? null : page.get(PAGE - 1).id());
  }
}
