package org.shouxin.samples;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Papers, contracts with their performance, statements and guarantees of one customer. */
final class LedgerPapers {

  private static final int QUARTERS = 4;
  private static final List<String> GUARANTEES =
      List.of("bank_guarantee", "mortgage", "third_party");

  private final LedgerCustomer customer;
  private final LedgerFiles files;
  private final SeededRandom random;
  private final LocalDate known;
  private int papers;
  private int contracts;

  LedgerPapers(LedgerCustomer customer, LedgerFiles files) {
    this.customer = customer;
    this.files = files;
    this.random = customer.random;
    this.known = customer.recordedOn();
  }

  void write() {
    papers();
    contracts();
    performance();
    statements();
    guarantee();
  }

  private void papers() {
    double soundness = customer.soundness;
    if (!random.chance(0.02)) {
      LocalDate inspected = customer.daysAgo(60, 300);
      boolean passed = random.chance(0.95 + 0.05 * soundness);
      paper("business_licence", validUntil(20), later(inspected, known), passed);
    }
    if (!random.chance(0.01)) {
      paper("tax_registration", null, null, null);
    }
    boolean metal = customer.line == BusinessLine.NONFERROUS;
    if (!customer.sporadic && random.chance(metal ? 0.98 : 0.3)) {
      LocalDate inspected = customer.daysAgo(60, 300);
      paper("safety_permit", validUntil(3), later(inspected, known), true);
    }
    if (customer.goodsKind.equals("hazardous") && random.chance(0.85)) {
      paper("hazard_permit", validUntil(3), null, null);
    }
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private void paper(
      String kind,
      @Nullable LocalDate until,
      @Nullable LocalDate inspected,
      @Nullable Boolean passed) {
    papers++;
    LocalDate withdrawn =
        random.chance(0.012 * (1 - customer.soundness)) ? customer.daysAgo(1, 20) : null;
    files.row(
        LedgerTable.PAPER,
        customer.numbered("ZZ", papers),
        customer.code,
        kind,
        until,
        inspected,
        passed,
        inspected == null ? known : later(inspected, known),
        withdrawn);
  }

  private LocalDate validUntil(int years) {
    boolean expired = random.chance(0.05 * (1 - customer.soundness));
    int days = 20 + random.below(years * 365);
    return customer.through.plusDays(expired ? -1 - days / 10 : days);
  }

  private void contracts() {
    String by = random.chance(0.75) ? "legal_representative" : "agent";
    switch (customer.line) {
      case NONFERROUS -> {
        if (!customer.sporadic && random.chance(0.97)) {
          contract("sales", by, random.chance(0.96 + 0.04 * customer.soundness));
        }
      }
      case DIRECT_SUPPLY -> {
        if (random.chance(0.95)) {
          contract("agreement", by, true);
        }
        if (random.chance(0.2)) {
          contract("strategic", by, true);
        }
      }
      case DEVELOPMENT -> {
        if (random.chance(0.8)) {
          contract("confidentiality", by, true);
        }
        if (customer.number % 20 == 0) {
          contract("agreement", by, true);
        }
      }
      case GROUP, STEEL -> {
        if (random.chance(0.96)) {
          contract("sales", by, true);
        }
      }
    }
  }

  private void contract(String kind, String by, boolean filed) {
    contracts++;
    LocalDate signed = later(customer.daysAgo(5, 330), known);
    LocalDate until = signed.plusDays(random.chance(0.04) ? 5 : 366 + random.below(700));
    LocalDate entered = dayAfter(signed, 7);
    files.row(
        LedgerTable.CONTRACT,
        customer.numbered("HT", contracts),
        customer.code,
        kind,
        signed,
        by,
        until,
        filed ? entered : null,
        entered);
  }

  private LocalDate dayAfter(LocalDate day, int most) {
    LocalDate later = day.plusDays(random.below(most));
    return later.isAfter(customer.through) ? customer.through : later;
  }

  private void performance() {
    if (customer.isNew() || customer.sporadic) {
      return;
    }
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      LocalDate due = customer.through.minusDays(91L * quarter - 60);
      if (due.isAfter(customer.firstDealt)) {
        int wanted = 50 + random.below(2_000);
        double part = Math.min(1, 0.82 + 0.16 * customer.soundness + random.between(0, 0.06));
        files.row(
            LedgerTable.CONTRACT_PERFORMANCE,
            customer.numbered("LY", quarter),
            customer.code,
            contracts > 0 ? customer.numbered("HT", 1) : null,
            due,
            wanted,
            Math.round(wanted * part),
            dayAfter(due, 5));
      }
    }
  }

  private void statements() {
    if (random.chance(customer.sporadic ? 0.6 : 0.05)) {
      return;
    }
    double soundness = customer.soundness;
    double assets = customer.capital * random.between(1.2, 4);
    for (int year = customer.through.getYear() - 2; year < customer.through.getYear(); year++) {
      assets *= random.between(0.95, 1.15);
      double owed =
          Math.min(0.97, Math.max(0.08, 0.9 - 0.6 * soundness + random.between(-0.1, 0.1)));
      double current = assets * random.between(0.4, 0.7);
      double revenue = assets * random.between(0.6, 2.2);
      double margin = -0.03 + 0.09 * soundness + random.between(-0.02, 0.02);
      files.row(
          LedgerTable.FINANCIAL_STATEMENT,
          customer.code,
          LocalDate.of(year, 12, 31),
          LocalDate.of(year + 1, 4, 1 + random.below(28)),
          random.chance(0.5 + 0.4 * soundness),
          "CNY",
          Math.round(assets),
          Math.round(assets * owed),
          Math.round(current),
          Math.round(current / (0.6 + 1.7 * soundness * random.between(0.6, 1.3))),
          Math.round(revenue),
          Math.round(revenue * margin));
    }
  }

  private void guarantee() {
    boolean beginner = customer.months < 6 && !customer.isNew();
    if (!random.chance(beginner ? 0.5 : 0.07)) {
      return;
    }
    LocalDate from = later(customer.daysAgo(10, 300), known);
    boolean lapsed = random.chance(0.15);
    files.row(
        LedgerTable.GUARANTEE,
        customer.numbered("DB", 1),
        customer.code,
        random.oneOf(GUARANTEES),
        Math.round(customer.monthly * random.between(0.5, 4) / 10_000 + 1) * 10_000,
        "CNY",
        from,
        lapsed ? customer.daysAgo(1, 9) : from.plusDays(365 + random.below(300)),
        from,
        random.chance(0.05) ? customer.through : null);
  }
}
