package org.shouxin.reports;

import java.time.LocalDate;
import org.shouxin.batches.BatchOutcome;
import org.shouxin.batches.Tally;
import org.shouxin.batches.Tally.Sum;
import org.shouxin.policy.Identity;

/**
 * The first sheet of a summary when several policies decided: how many customers each decided on.
 */
final class PolicyOverview {

  private PolicyOverview() {}

  static void fill(SummaryRows rows, BatchOutcome outcome, String source, LocalDate asOf) {
    rows.widths(36, 14, 12, 18, 10, 20);
    rows.title("客户等级管理汇总表  Customer grade summary");
    rows.fact("客户来源 Customers from", source);
    rows.fact("基准日 As of", asOf.toString());
    rows.fact("行数 Rows", SummaryWorkbook.rows(outcome));
    rows.blank();
    rows.heading(
        "政策\nPolicy",
        "客户数\nCustomers",
        "占比\nShare",
        "信用额度合计\nCredit limits",
        "币种\nCurrency",
        "政策代号\nPolicy id");
    for (Tally tally : outcome.tallies()) {
      Identity identity = tally.policy().identity();
      Sum all = tally.all();
      rows.row(
          identity.name().zh() + " " + identity.name().en(),
          all.customers(),
          rows.share(all.customers(), outcome.graded()),
          all.limits(),
          identity.currency(),
          identity.id());
    }
    rows.printOnOnePage();
  }
}
