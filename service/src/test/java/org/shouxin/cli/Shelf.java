package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.excel.PolicyWorkbook;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.SheetSchema;

/**
 * A shelf with two policies and a routing: {@code small}, and {@code large}, which asks about the
 * rank among all customers and works a fact out.
 */
final class Shelf {

  private static final String FACTS =
      """
      [sales_rank]
      label_zh: 采购名次
      label_en: Rank of purchases
      type: number
      low: 1
      high: 1000000000
      when_missing: refuse
      source: test

      [yearly_purchases]
      label_zh: 年采购额
      label_en: Yearly purchases
      type: number
      low: 0
      high: 12000000000
      when_missing: derived
      source: test

      == 总体 Population ==

      [sales_rank]
      figure: rank
      of: avg_monthly_purchases
      source: R15

      == 计算 Measures ==

      [yearly_purchases]
      formula: =avg_monthly_purchases*12
      places: 0
      rounding: half_up
      source: R16

      """;
  private static final String DOWNGRADES =
      """
      [DG-4]
      fact_1: sales_rank
      condition_1: > 2
      steps: 1
      reason_zh: 不在前两名
      reason_en: Not among the first two
      source: R15

      [DG-5]
      fact_1: yearly_purchases
      condition_1: < 12
      steps: 1
      reason_zh: 采购太少
      reason_en: Buys too little
      source: R16

      """;
  private static final String ROUTING =
      """
      # shouxin policy text 1

      == 总则 Routing ==

      [id]
      value: routing

      [name_zh]
      value: 分派

      [name_en]
      value: Who decides

      [version]
      value: 1

      [effective]
      value: 2026-01-01

      [author]
      value: 王

      == 事实 Facts ==

      [business_line]
      label_zh: 业务线
      label_en: Line of business
      type: choice
      options: small=小/Small; large=大/Large
      when_missing: refuse
      source: test

      [customer]
      label_zh: 客户代码
      label_en: Customer code
      type: text
      when_missing: refuse
      source: test

      == 路由 Routes ==

      [RT-1]
      fact_1: business_line
      condition_1: small
      policy: small
      reason_zh: 小客户
      reason_en: A small customer
      source: test

      [RT-2]
      fact_1: business_line
      condition_1: large
      policy: large
      reason_zh: 大客户
      reason_en: A large customer
      source: test

      """;

  private Shelf() {}

  /** Puts the workbooks on the shelf below a home. */
  static void fill(Path home) throws IOException, RefusedException {
    String small = Files.readString(CommittedPolicies.SMALL);
    put(home, "small", small, Sheets.ALL);
    put(
        home,
        "large",
        small
            .replace("value: small\n", "value: large\n")
            .replace("value: Small policy", "value: Large policy")
            .replaceAll("(?m)^customer: .*$", "$0\nsales_rank: 1")
            .replace("== 准入 Admission ==", FACTS + "== 准入 Admission ==")
            .replace("== 状态 Standings ==", DOWNGRADES + "== 状态 Standings =="),
        Sheets.ALL);
    put(home, "routing", ROUTING, Sheets.ROUTING_BOOK);
  }

  private static void put(Path home, String name, String text, List<SheetSchema> sheets)
      throws IOException, RefusedException {
    Path folder = Files.createDirectories(home.resolve("decision-tables").resolve(name));
    PolicyWorkbook.write(BookText.read(text, sheets), folder.resolve(name + ".xlsx"));
  }
}
