package org.shouxin.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Customers not graded, and why: a sheet of the summary. */
final class NotGradedSheet {

  static final String SHEET = "未评Not graded";

  private NotGradedSheet() {}

  static void fill(SummaryRows rows, List<NotGraded> customers) {
    rows.widths(16, 34, 30, 16, 16, 76);
    rows.title("未评级的客户  Customers not graded");
    rows.fact("客户数 Customers", Integer.toString(customers.size()));
    rows.blank();
    rows.heading("客户代码\nCustomer", "客户名称\nName", "记录\nRecord", "", "", "原因\nWhy");
    for (NotGraded each : customers) {
      String record = each.decision();
      rows.row(each.customer(), each.name(), record == null ? "" : record, "", "");
      rows.wideText(
          5,
          5,
          each.reasons().stream()
              .map(reason -> reason.zh() + " " + reason.en())
              .collect(Collectors.joining("\n")));
    }
    rows.printInPagesAcross();
  }
}
