package org.shouxin.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * The columns of {@code results.csv}: what every policy concludes, and what only some of the
 * policies of a file conclude. In English the headings are the names that programs use.
 */
final class ResultColumns {

  private static final List<Text> FIRST =
      List.of(
          new Text("客户代码", "customer"),
          new Text("客户名称", "name"),
          new Text("得分", "score"),
          new Text("得分等级", "grade_before"),
          new Text("等级", "grade"),
          new Text("准入", "admitted"),
          new Text("状态", "standing"),
          new Text("授信额度", "credit_limit"),
          new Text("账期天数", "credit_days"),
          new Text("价格浮动", "discount"),
          new Text("预付比例", "prepayment"),
          new Text("下次复评", "next_review"),
          new Text("额度有效期至", "valid_until"));
  private static final List<Text> LAST =
      List.of(
          new Text("认定", "findings"),
          new Text("函件", "letters"),
          new Text("额度步骤", "limit_steps"),
          new Text("理由", "reasons"),
          new Text("基准日", "as_of"),
          new Text("币种", "currency"),
          new Text("政策", "policy"),
          new Text("政策版本", "policy_version"),
          new Text("政策 SHA-256", "policy_sha256"),
          new Text("路由", "route"));

  private static final Set<String> PLAIN =
      Set.of(
          "score",
          "credit_limit",
          "credit_days",
          "discount",
          "prepayment",
          "next_review",
          "valid_until",
          "as_of",
          "policy_version");
  private static final Text SCORE = new Text(" 得分", "_score");

  private final boolean stages;
  private final List<String> assessments;

  /**
   * @param policies of the file
   */
  ResultColumns(List<Policy> policies) {
    this.stages = policies.stream().anyMatch(policy -> !policy.stages().isEmpty());
    TreeSet<String> ids = new TreeSet<>();
    for (Policy policy : policies) {
      policy.assessments().stream()
          .filter(assessment -> !assessment.credit())
          .map(Assessment::id)
          .forEach(ids::add);
    }
    this.assessments = List.copyOf(ids);
  }

  /** Whether the column of a heading, in either language, holds numbers or days. */
  static boolean isPlain(String heading) {
    return heading.endsWith(SCORE.zh())
        || heading.endsWith(SCORE.en())
        || Stream.concat(FIRST.stream(), LAST.stream())
            .anyMatch(
                each ->
                    PLAIN.contains(each.en())
                        && (heading.equals(each.zh()) || heading.equals(each.en())));
  }

  boolean stages() {
    return stages;
  }

  /** Ids of all assessments other than the credit grade. */
  List<String> assessments() {
    return assessments;
  }

  List<String> headings(Language language) {
    List<Text> headings = new ArrayList<>(FIRST);
    if (stages) {
      headings.add(new Text("准入阶段", Conclusions.STAGE));
    }
    for (String assessment : assessments) {
      headings.add(new Text(assessment + SCORE.zh(), assessment + SCORE.en()));
      headings.add(new Text(assessment + " 等级", assessment + "_grade"));
    }
    headings.addAll(LAST);
    return headings.stream().map(heading -> heading.in(language)).toList();
  }
}
