package org.shouxin.trials;

import java.util.List;
import java.util.Map;
import org.shouxin.policy.Conclusions;

/**
 * The headings of {@code results.csv} in both languages as names of conclusions, so that the
 * results of one day may be the expectations of the next.
 */
final class ResultHeadings {

  private static final List<String> MARKS = List.of("policy_sha256", "政策 SHA-256");

  /** Columns that say nothing about the decision, or say it in words. */
  private static final String SKIPPED = "";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("客户代码", "customer"),
          Map.entry("得分", Conclusions.SCORE),
          Map.entry("得分等级", Conclusions.GRADE_BEFORE),
          Map.entry("等级", Conclusions.GRADE),
          Map.entry("准入", Conclusions.ADMISSION),
          Map.entry("admitted", Conclusions.ADMISSION),
          Map.entry("状态", Conclusions.STANDING),
          Map.entry("授信额度", Conclusions.CREDIT_LIMIT),
          Map.entry("账期天数", Conclusions.CREDIT_DAYS),
          Map.entry("价格浮动", Conclusions.DISCOUNT),
          Map.entry("预付比例", Conclusions.PREPAYMENT),
          Map.entry("下次复评", "next_review"),
          Map.entry("额度有效期至", "valid_until"),
          Map.entry("准入阶段", Conclusions.STAGE),
          Map.entry("认定", "findings"),
          Map.entry("函件", "letters"),
          Map.entry("额度步骤", "limits"),
          Map.entry("limit_steps", "limits"),
          Map.entry("基准日", "as_of"),
          Map.entry("客户名称", SKIPPED),
          Map.entry("name", SKIPPED),
          Map.entry("理由", SKIPPED),
          Map.entry("reasons", SKIPPED),
          Map.entry("币种", SKIPPED),
          Map.entry("currency", SKIPPED),
          Map.entry("政策", SKIPPED),
          Map.entry("policy", SKIPPED),
          Map.entry("政策版本", SKIPPED),
          Map.entry("policy_version", SKIPPED),
          Map.entry("政策 SHA-256", SKIPPED),
          Map.entry("policy_sha256", SKIPPED),
          Map.entry("路由", SKIPPED),
          Map.entry("route", SKIPPED));

  private ResultHeadings() {}

  /** Whether these are the headings of results. */
  static boolean are(List<String> headings) {
    return headings.stream().anyMatch(MARKS::contains);
  }

  /** The conclusion of a heading of results; empty when the column is not compared. */
  static String name(String heading) {
    String known = NAMES.get(heading);
    return known != null
        ? known
        : heading
            .replaceFirst(" 得分$", Conclusions.SCORE_OF)
            .replaceFirst(" 等级$", Conclusions.GRADE_OF);
  }
}
