package org.shouxin.samples;

import java.time.LocalDate;
import java.util.List;

/** What people found out, marked and decided about one customer: surveys, steps, recorded facts. */
final class LedgerJudgements {

  private static final List<String> DIRECT_STEPS =
      List.of(
          "application first_review credit_review site_visit final_review agreement code_issued"
              .split(" "));
  private static final List<String> NEW_STEPS =
      List.of("application first_review credit_assessment final_review agreement".split(" "));
  private static final List<String> MARKS =
      List.of(
          "equipment technology on_time trade_reference cooperation confidentiality cost"
              .split(" "));
  private static final int DAYS_A_STEP = 6;

  private final LedgerCustomer customer;
  private final LedgerFiles files;
  private final SeededRandom random;
  private final LocalDate known;
  private int surveys;

  LedgerJudgements(LedgerCustomer customer, LedgerFiles files) {
    this.customer = customer;
    this.files = files;
    this.random = customer.random;
    this.known = customer.recordedOn();
  }

  void write() {
    switch (customer.line) {
      case NONFERROUS -> nonferrous();
      case DIRECT_SUPPLY -> directSupply();
      case GROUP -> group();
      case DEVELOPMENT -> development();
      case STEEL -> {}
    }
  }

  private void nonferrous() {
    double soundness = customer.soundness;
    fact("capital_matches_volume", known, yes(random.chance(0.9 + 0.1 * soundness)));
    fact("goods_within_scope", known, yes(!random.chance(0.01)));
  }

  private void directSupply() {
    double soundness = customer.soundness;
    steps(DIRECT_STEPS, known, DIRECT_STEPS.size(), "approved", "rejected");
    fact("lawful_business", known, yes(!random.chance(0.01)));
    fact("wallet_share_pct", recently(), String.valueOf(5 + random.below(80)));
    if (!customer.goodsKind.equals("ordinary")) {
      fact("storage_qualified", known, yes(random.chance(0.9)));
      fact("transport_qualified", known, yes(random.chance(0.9)));
    }
    if (customer.months < 6) {
      fact("agreed_prepayment_pct", known, random.chance(0.6) ? "30" : "10");
    }
    if (random.chance(0.08)) {
      LocalDate day = recently();
      fact("temporary_rise", day, String.valueOf(10_000L * (1 + random.below(20))));
      fact("temporary_until", day, customer.through.plusDays(random.below(60) - 10L).toString());
    }
    if (random.chance(0.85)) {
      String survey = survey("relationship", customer.daysAgo(10, 200), "done");
      mark(survey, "satisfaction", Math.round(100 * Math.min(1, 0.45 + 0.5 * soundness)));
    }
  }

  private void group() {
    double soundness = customer.soundness;
    for (String fact :
        List.of(
            "able_to_perform", "agent_authorised", "background_verified", "evidence_verified")) {
      fact(fact, known, yes(random.chance(0.93 + 0.07 * soundness)));
    }
    if (random.chance(0.12)) {
      fact("seasonal", known, "yes");
      fact(
          "season_until", recently(), customer.through.plusDays(random.below(90) - 20L).toString());
    }
    if (random.chance(0.06)) {
      LocalDate day = recently();
      fact("temporary_limit", day, String.valueOf(10_000L * (1 + random.below(30))));
      fact("temporary_until", day, customer.through.plusDays(random.below(60) - 10L).toString());
    }
    if (random.chance(0.2)) {
      fact("group_limit", known, String.valueOf(1_000_000L * (1 + random.below(9))));
    }
    if (customer.dubious && random.chance(0.2)) {
      fact(
          "barred_until", recently(), customer.through.plusDays(30 + random.below(300)).toString());
    }
    if (customer.months > 12 && random.chance(0.9)) {
      String result =
          soundness > 0.75 && random.chance(0.4)
              ? "raise"
              : soundness < 0.35 && random.chance(0.5)
                  ? random.chance(0.2) ? "cancel" : "lower"
                  : "keep";
      survey("annual_review", customer.daysAgo(20, 330), result);
      if (random.chance(0.5)) {
        fact(
            "review_limit",
            recently(),
            String.valueOf(Math.round(customer.monthly * (1 + 2 * soundness) / 10_000) * 10_000));
      }
    }
  }

  /** The stage of a new customer, from application to agreement, follows from its number. */
  private void development() {
    double soundness = customer.soundness;
    int turn = customer.number / 10 % 8;
    fact("expected_monthly_purchases", known, String.valueOf(Math.round(customer.monthly)));
    if (random.chance(0.6)) {
      fact(
          "asked_limit", known, String.valueOf(Math.round(customer.monthly / 10_000 + 1) * 10_000));
    }
    if (customer.dubious && random.chance(0.4)) {
      fact("group_blacklist", known, "yes");
    }
    steps(NEW_STEPS, known, Math.min(NEW_STEPS.size(), 1 + turn), "passed", "failed");
    if (turn >= 1) {
      survey("general", known.plusDays(4), soundness > 0.25 ? "passed" : "failed");
    }
    if (turn >= 2) {
      String site = survey("site", known.plusDays(9), soundness > 0.3 ? "passed" : "failed");
      for (String item : MARKS) {
        mark(
            site,
            item,
            Math.round(Math.max(1, Math.min(5, 2 + 3 * soundness + random.between(-1, 1)))));
      }
    }
    if (turn >= 6) {
      fact("customer_number", known.plusDays(29), "XK" + customer.code.substring(2));
    }
  }

  private void steps(
      List<String> steps, LocalDate first, int many, String approved, String rejected) {
    LocalDate day = first;
    for (String step : steps.subList(0, many)) {
      boolean decides = step.endsWith("review") || step.endsWith("visit") || step.endsWith("ment");
      boolean well = random.chance(0.94 + 0.06 * customer.soundness);
      files.row(
          LedgerTable.RECOGNITION_STEP,
          customer.code,
          step,
          day,
          customer.person(),
          !decides || step.equals("agreement") ? null : well ? approved : rejected,
          day);
      day = day.plusDays(1 + random.below(DAYS_A_STEP - 1));
      if (day.isAfter(customer.through)) {
        return;
      }
    }
  }

  private String survey(String kind, LocalDate day, String outcome) {
    surveys++;
    String number = customer.numbered("DC", surveys);
    files.row(
        LedgerTable.SURVEY, number, customer.code, kind, day, customer.person(), outcome, day);
    return number;
  }

  private void mark(String survey, String item, long mark) {
    files.row(LedgerTable.SURVEY_MARK, survey, item, mark);
  }

  private LocalDate recently() {
    LocalDate day = customer.daysAgo(5, 120);
    return day.isBefore(known) ? known : day;
  }

  private static String yes(boolean truth) {
    return truth ? "yes" : "no";
  }

  private void fact(String fact, LocalDate day, String content) {
    files.row(LedgerTable.RECORDED_FACT, customer.code, fact, day, content, customer.clerk);
  }
}
