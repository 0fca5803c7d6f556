package org.shouxin.policies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.Admission;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Grade;

/**
 * A customer of a test, and what the policy says about it: {@code customer().with("on_time_pct",
 * 60).grade()}.
 */
public final class SampleCustomer extends FactsInWords<SampleCustomer> {

  private final PolicyUnderTest policy;
  private final LocalDate today;

  SampleCustomer(PolicyUnderTest policy, Facts facts, LocalDate today) {
    super(facts);
    this.policy = policy;
    this.today = today;
  }

  @Override
  SampleCustomer of(Facts others) {
    return new SampleCustomer(policy, others, today);
  }

  /** The same customer on another day. */
  public SampleCustomer on(LocalDate day) {
    return new SampleCustomer(policy, facts(), day);
  }

  /** An order of this customer, who is decided on before it. */
  public SampleOrder orders(Number amount) {
    return policy.order(decided(), today).with("order_amount", amount);
  }

  /** The answer, which may be that nothing is decided. */
  public Answer answer() {
    return policy.decisions().decide(facts(), today);
  }

  /** The decision. */
  public Decision decided() {
    return (Decision) answer();
  }

  /** The decision with another grade set by people. */
  public Decision regraded(String code) {
    Decision decision = decided();
    Grade grade =
        decision.policy().grades().stream()
            .filter(each -> each.code().equals(code))
            .findFirst()
            .orElseThrow();
    return (Decision) policy.decisions().regraded(decision, grade);
  }

  /** Code of the grade. */
  public String grade() {
    return decided().grade().code();
  }

  /** Code of the standing. */
  public String standing() {
    return decided().standing().code();
  }

  /** The credit limit. */
  public BigDecimal limit() {
    return decided().creditLimit();
  }

  /** Whether the customer is admitted. */
  public Admission admission() {
    return decided().admission();
  }

  /** Code of the stage of admission that is reached. */
  public String stage() {
    return Objects.requireNonNull(decided().stage()).code();
  }

  /** Ids of the criteria of admission with this verdict. */
  public List<String> criteria(Verdict verdict) {
    return decided().criteria().stream()
        .filter(result -> result.verdict() == verdict)
        .map(result -> result.criterion().row().id())
        .toList();
  }

  /** Ids of the findings. */
  public List<String> findings() {
    return findings(decided());
  }

  /** Ids of the letters. */
  public List<String> letters() {
    return letters(decided());
  }

  /** A fact or conclusion by name, as a customer file states it; empty when it is missing. */
  public String concluded(String name) {
    return policy.concluded(decided(), name);
  }

  /** Ids of the findings of a decision. */
  static List<String> findings(Decision decision) {
    return decision.findings().stream().map(result -> result.finding().row().id()).toList();
  }

  /** Ids of the letters of a decision. */
  static List<String> letters(Decision decision) {
    return decision.letters().stream().map(letter -> letter.letter().row().id()).toList();
  }
}
