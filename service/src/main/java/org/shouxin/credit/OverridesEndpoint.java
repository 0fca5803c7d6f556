package org.shouxin.credit;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.customers.UnknownCustomer;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.RefusedException;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.PlainText;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Grades and limits that people set: computed, override and effective in one answer. */
@RestController
@RequestMapping("/api/v1")
@Tag(
    name = "overrides",
    description = "人工改定 Grades and limits set by people within their authority, for a time.")
class OverridesEndpoint {

  /**
   * What is in force for a customer, with all its overrides.
   *
   * @param customer code of the customer
   * @param lines one for each policy that decided
   * @param overrides all of them, the newest first
   */
  record CustomerOverrides(
      String customer, List<CreditInForce> lines, List<CreditOverrideAnswer> overrides) {}

  /**
   * Overrides of all customers.
   *
   * @param overrides the newest first
   */
  record OverrideList(List<CreditOverrideAnswer> overrides) {}

  private final Overrides overrides;
  private final Customers customers;

  OverridesEndpoint(Overrides overrides, Customers customers) {
    this.overrides = overrides;
    this.customers = customers;
  }

  /**
   * Sets a grade or a limit; recorded, and published when it becomes active.
   *
   * @param customer code of the customer
   */
  @PostMapping("/customers/{customer}/overrides")
  @ResponseStatus(HttpStatus.CREATED)
  @Refusals({ProblemCode.UNKNOWN_CUSTOMER, ProblemCode.NOT_DECIDED})
  IdempotentAnswer<CreditOverrideAnswer> makeOverride(
      @PathVariable String customer, @RequestBody OverrideRequest body, IdempotentRequest request) {
    return request.once(
        UnknownCustomer.inPath(
            () -> {
              customers.check(body);
              CreditOverride made = overrides.make(customer, body, Callers.current());
              return ResponseEntity.created(URI.create("/api/v1/overrides/" + made.id()))
                  .body(overrides.answer(made));
            }));
  }

  /**
   * What is in force for a customer, with all its overrides, ended ones included.
   *
   * @param customer code of the customer
   */
  @GetMapping("/customers/{customer}/overrides")
  @Refusals(ProblemCode.UNKNOWN_CUSTOMER)
  CustomerOverrides listCustomerOverrides(@PathVariable String customer) throws RefusedException {
    List<CreditOverride> newestFirst = new ArrayList<>(overrides.of(customer));
    Collections.reverse(newestFirst);
    List<CreditInForce> lines = overrides.lines(customer);
    if (newestFirst.isEmpty() && lines.isEmpty()) {
      customers.requireKnown(customer);
    }
    return new CustomerOverrides(
        customer, lines, newestFirst.stream().map(overrides::answer).toList());
  }

  /**
   * Overrides of all customers, the newest first.
   *
   * @param active only those that are active today
   * @param limit at most so many, 1 to 1,000
   */
  @GetMapping("/overrides")
  OverrideList listOverrides(
      @RequestParam(defaultValue = "false") boolean active,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
    return new OverrideList(
        overrides.all(active, customers.today(), limit).stream().map(overrides::answer).toList());
  }

  /**
   * Ends an override today.
   *
   * @param id of the override
   * @param reason why, 1 to 1,000 characters
   */
  @DeleteMapping("/overrides/{id}")
  @Refusals({ProblemCode.UNKNOWN_OVERRIDE, ProblemCode.ALREADY_DONE})
  CreditOverrideAnswer withdrawOverride(
      @PathVariable String id,
      @RequestParam
          @Size(min = 1, max = OverrideRequest.LONGEST_REASON)
          @Pattern(regexp = PlainText.WORDS_FORM, message = PlainText.WORDS_SAID)
          String reason)
      throws RefusedException {
    return overrides.answer(overrides.withdraw(id, Invisible.trim(reason), Callers.current()));
  }
}
