package org.shouxin.explanations;

import org.shouxin.decision.Decision.Verdict;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Letter.Addressee;
import org.shouxin.problem.Language;

/** Display names of codes. */
final class CodeWords {

  private CodeWords() {}

  /** What became of a criterion. */
  static String of(Verdict verdict, Language language) {
    return switch (verdict) {
      case PASSED -> language.say("通过", "passes");
      case FAILED -> language.say("不通过", "fails");
      case MISSING -> language.say("缺证据", "evidence missing");
      case EXEMPT -> language.say("豁免", "exempt");
      case CONDITION -> language.say("作为条件", "becomes a condition");
      case NOT_REACHED -> language.say("未到阶段", "not reached yet");
    };
  }

  /** The kind of a finding. */
  public static String of(Finding.Kind kind, Language language) {
    return switch (kind) {
      case CONDITION -> language.say("条件", "condition");
      case EVIDENCE -> language.say("证据", "evidence");
      case SECURITY -> language.say("担保", "security");
      case SANCTION -> language.say("制裁", "sanction");
      case TREATMENT -> language.say("对待", "treatment");
      case VISIT -> language.say("回访", "visit");
      case REVIEW -> language.say("复审", "review");
      case COLLECTION -> language.say("催收", "collection");
      case NOTICE -> language.say("提示", "notice");
    };
  }

  /** The addressees of letters. */
  public static String of(Addressee to, Language language) {
    return switch (to) {
      case CUSTOMER -> language.say("客户", "customer");
      case SALES -> language.say("销售", "sales");
      case FINANCE -> language.say("财务", "finance");
      case LEGAL -> language.say("法务", "legal");
      case COMMITTEE -> language.say("委员会", "committee");
    };
  }
}
