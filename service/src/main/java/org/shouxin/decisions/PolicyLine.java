package org.shouxin.decisions;

import org.shouxin.policy.Identity;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Language;

/** Which policy decided, in one line. */
public final class PolicyLine {

  private static final int SHORT_HASH = 12;

  private PolicyLine() {}

  /** Title, id, version, whether it is a draft, and the beginning of its SHA-256. */
  public static String of(Policy policy, Language language) {
    Identity identity = policy.identity();
    String hash = policy.sha256().substring(0, SHORT_HASH);
    boolean draft = identity.approver() == null;
    return language == Language.ZH
        ? identity.name().zh()
            + "（"
            + identity.id()
            + " 第 "
            + identity.version()
            + " 版"
            + (draft ? "，草案" : "")
            + "，sha256 "
            + hash
            + "）"
        : identity.name().en()
            + " ("
            + identity.id()
            + " version "
            + identity.version()
            + (draft ? ", draft" : "")
            + ", sha256 "
            + hash
            + ")";
  }
}
