package org.shouxin.credit;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.credit.CustomerRecords.RecordSummary;
import org.shouxin.customers.Customers;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.decisions.DecisionAnswer;
import org.shouxin.decisions.DecisionBatchAnswer;
import org.shouxin.decisions.DecisionBatchAnswer.DecisionBatchItem;
import org.shouxin.journal.Journal;
import org.shouxin.journal.JournalRecord;
import org.shouxin.operations.Meters;
import org.shouxin.policies.PolicyArchive;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.ProblemDocument;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decides on customers of the database, and shows what is in force for them. */
@RestController
@RequestMapping("/api/v1/customers")
@Tag(
    name = "customers",
    description =
        "客户 Decisions from what the database knows, put in force; what is in force; records.")
class CustomersEndpoint {

  private static final String DECISIONS = "/api/v1/decisions/";
  private static final int PAGE = 100;

  /**
   * What is in force for a customer.
   *
   * @param customer code of the customer
   * @param lines one for each policy that decided; none for a customer on whom nothing was decided
   */
  record CustomerCredit(String customer, List<CreditInForce> lines) {}

  private final CreditDecisions creditDecisions;
  private final Customers customers;
  private final Overrides overrides;
  private final Journal journal;
  private final PolicyArchive archive;
  private final Meters meters;

  CustomersEndpoint(
      CreditDecisions creditDecisions,
      Customers customers,
      Overrides overrides,
      Journal journal,
      PolicyArchive archive,
      Meters meters) {
    this.creditDecisions = creditDecisions;
    this.customers = customers;
    this.overrides = overrides;
    this.journal = journal;
    this.archive = archive;
    this.meters = meters;
  }

  /**
   * Decides on a customer from what the database knew on a day, and puts the decision in force
   * unless one of a later day is. An undecided customer is recorded; what was in force remains.
   *
   * @param customer code of the customer
   */
  @PostMapping("/{customer}/decisions")
  @ResponseStatus(HttpStatus.CREATED)
  @Refusals(ProblemCode.UNKNOWN_CUSTOMER)
  IdempotentAnswer<DecisionAnswer> decideCustomer(
      @PathVariable String customer,
      @RequestBody CustomerDecisionRequest body,
      IdempotentRequest request) {
    return meters.timed(
        "customer",
        () ->
            request.once(
                UnknownCustomer.inPath(
                    () -> {
                      customers.check(body);
                      DecisionAnswer decided = decide(customer, body.policy(), body.asOf());
                      return ResponseEntity.created(URI.create(DECISIONS + decided.id()))
                          .body(decided);
                    })));
  }

  private DecisionAnswer decide(String customer, @Nullable String policy, @Nullable LocalDate asOf)
      throws RefusedException {
    return creditDecisions
        .decide(
            customer,
            policy,
            Objects.requireNonNullElseGet(asOf, customers::today),
            Callers.current())
        .conclusion();
  }

  /**
   * Decides on up to 1,000 customers, each by itself, and puts the decisions in force; one that is
   * refused does not stop the others.
   */
  @PostMapping("/decisions")
  IdempotentAnswer<DecisionBatchAnswer> decideCustomers(
      @RequestBody CustomerDecisionBatch body, IdempotentRequest request, Language language) {
    return meters.timed(
        "customers",
        () ->
            request.once(
                () -> {
                  customers.check(body);
                  List<DecisionBatchItem> items = new ArrayList<>();
                  for (String customer : body.customers()) {
                    items.add(item(customer, body, "/customers/" + items.size(), language));
                  }
                  return ResponseEntity.ok(new DecisionBatchAnswer(items));
                }));
  }

  private DecisionBatchItem item(
      String customer, CustomerDecisionBatch body, String pointer, Language language) {
    RefusedRequest refusal;
    try {
      DecisionAnswer decided = decide(customer, body.policy(), body.asOf());
      return new DecisionBatchItem(HttpStatus.CREATED.value(), decided, null);
    } catch (UnknownCustomer unknown) {
      refusal = unknown.inBody(pointer);
    } catch (RefusedException refused) {
      refusal =
          RefusedRequest.of(
              new RefusedException(
                  refused.problems().stream()
                      .map(each -> each.where().equals("customer") ? each.at(pointer) : each)
                      .toList()));
    }
    return new DecisionBatchItem(
        refusal.status().value(), null, ProblemDocument.of(refusal, language));
  }

  /**
   * What is in force for a customer under each policy.
   *
   * @param customer code of the customer
   */
  @GetMapping("/{customer}")
  @Refusals(ProblemCode.UNKNOWN_CUSTOMER)
  CustomerCredit getCustomer(@PathVariable String customer) throws RefusedException {
    List<CreditInForce> lines = overrides.lines(customer);
    if (lines.isEmpty()) {
      customers.requireKnown(customer);
    }
    return new CustomerCredit(customer, lines);
  }

  /**
   * Records of a customer, the newest first, 100 at a time.
   *
   * @param customer code of the customer
   * @param before continues after a page; its next
   */
  @GetMapping("/{customer}/decisions")
  @Refusals(ProblemCode.UNKNOWN_CUSTOMER)
  CustomerRecords listCustomerDecisions(
      @PathVariable String customer,
      @RequestParam(required = false)
          @Pattern(regexp = "[0-9A-HJKMNP-TV-Z]{26}", message = "记录编号 | the id of a record")
          @Nullable String before)
      throws RefusedException {
    List<JournalRecord> page = journal.of(customer, PAGE, before);
    if (page.isEmpty()) {
      customers.requireKnown(customer);
    }
    Map<String, Integer> versions =
        archive.versions(page.stream().map(JournalRecord::policySha256).toList());
    return new CustomerRecords(
        customer,
        page.stream()
            .map(record -> RecordSummary.of(record, versions.get(record.policySha256())))
            .toList(),
        page.size() < PAGE ? null : page.get(PAGE - 1).id());
  }
}
