package org.shouxin.samples;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complaints and incidents (R29) of one customer: what bad ones do, and a little of what all do.
 */
final class LedgerEvents {

  private static final List<String> SUBJECTS =
      List.of("表面质量异议", "短重", "交货延期", "包装破损", "化学成分不符", "票据差错");

  private final LedgerCustomer customer;
  private final LedgerFiles files;
  private final SeededRandom random;
  private int incidents;

  LedgerEvents(LedgerCustomer customer, LedgerFiles files) {
    this.customer = customer;
    this.files = files;
    this.random = customer.random;
  }

  void write() {
    if (!customer.isNew()) {
      complaints();
    }
    incidents();
  }

  private void complaints() {
    int many = random.chance(0.35) ? 1 + random.below(3) : 0;
    for (int running = 1; running <= many; running++) {
      LocalDate day = customer.daysAgo(5, 400);
      if (day.isAfter(customer.firstDealt)) {
        LocalDate settled = day.plusDays(5 + random.below(40));
        boolean open = settled.isAfter(customer.through);
        files.row(
            LedgerTable.COMPLAINT,
            customer.numbered("TS", running),
            customer.code,
            day,
            random.oneOf(SUBJECTS),
            open ? null : random.chance(0.4),
            open ? null : settled,
            day);
      }
    }
  }

  private void incidents() {
    if (customer.isNew()) {
      return;
    }
    switch (customer.line) {
      case NONFERROUS -> {
        often("malicious_arrears", "grave", 0.4, "多次催收不付，转移货款");
        often("court_order", "grave", 0.25, "法院查封账户");
        often("found_unqualified", null, 0.2, "复查认定不合格");
      }
      case DIRECT_SUPPLY -> {
        often("contract_breach", "serious", 0.3, "单方解除订单");
        often("payment_default", "serious", 0.3, "商业承兑汇票拒付");
        often("crisis", "grave", 0.15, "停产");
        often("violation", "serious", 0.15, "因环保违法受到行政处罚");
      }
      case GROUP -> {
        often("malicious_arrears", "grave", 0.25, "恶意拖欠");
        often("default", "serious", 0.2, "违约");
        often("lawsuit", "serious", 0.25, "被其他供应商起诉");
        often("closure", "grave", 0.1, "被责令停业");
        often("crisis", "grave", 0.1, "经营危机");
      }
      case STEEL -> often("late_payment", "moderate", 0.4, "长期拖欠");
      case DEVELOPMENT -> {}
    }
    if (random.chance(0.03)) {
      incident("late_payment", "slight", "迟付，已补", true);
    }
  }

  /** Dubious customers do it so often, others hardly ever. */
  private void often(String kind, @Nullable String severity, double often, String note) {
    if (random.chance(customer.dubious ? often : 0.003)) {
      incident(kind, severity, note, random.chance(0.2));
    }
  }

  private void incident(String kind, @Nullable String severity, String note, boolean settled) {
    incidents++;
    LocalDate occurred = customer.daysAgo(12, 200);
    if (occurred.isBefore(customer.firstDealt)) {
      occurred = customer.firstDealt;
    }
    LocalDate reported = occurred.plusDays(random.below(10));
    LocalDate known = reported.isAfter(customer.through) ? customer.through : reported;
    files.row(
        LedgerTable.INCIDENT,
        customer.numbered("SJ", incidents),
        customer.code,
        kind,
        severity,
        occurred,
        known,
        customer.clerk,
        note,
        settled ? customer.through : null);
  }
}
