package org.shouxin.incidents;

/** The kinds of incidents (R29); a policy accepts those that its SQL file names. */
enum IncidentKind {
  /** Late payment 迟付. */
  LATE_PAYMENT,
  /** Malicious arrears 恶意拖欠. */
  MALICIOUS_ARREARS,
  /** Default 违约. */
  DEFAULT,
  /** Breach of contract 合同违约. */
  CONTRACT_BREACH,
  /** Payment default 拒付、退票. */
  PAYMENT_DEFAULT,
  /** Business crisis 经营危机. */
  CRISIS,
  /** Lawsuit 被起诉. */
  LAWSUIT,
  /** Court order 法院查封、执行. */
  COURT_ORDER,
  /** Closure 停业、关闭. */
  CLOSURE,
  /** Violation 违规. */
  VIOLATION,
  /** Found unqualified 发现不合格. */
  FOUND_UNQUALIFIED,
  /** On the group's blacklist 列入集团黑名单. */
  GROUP_BLACKLIST
}
