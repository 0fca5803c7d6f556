package org.shouxin.explanations;

import org.shouxin.policy.Identity;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** Which policy decided, in one line. */
public final class PolicyLine {

  private static final int SHORT_HASH = 12;

  private PolicyLine() {}

  /** Title, id, version, whether it is a draft, and the beginning of its SHA-256. */
  public static String of(Policy policy, Language language) {
    Identity identity = policy.identity();
    return line(
        identity.name(),
        identity.id(),
        identity.version(),
        identity.approver() == null,
        policy.sha256(),
        language);
  }

  /** The same of a routing. */
  public static String of(Routing routing, Language language) {
    return line(
        routing.name(),
        routing.id(),
        routing.version(),
        routing.approver() == null,
        routing.sha256(),
        language);
  }

  private static String line(
      Text name, String id, int version, boolean draft, String sha256, Language language) {
    return language
        .say("%s（%s 第 %s 版%s，sha256 %s）", "%s (%s version %s%s, sha256 %s)")
        .formatted(
            name.in(language),
            id,
            version,
            draft ? language.say("，草案", ", draft") : "",
            sha256.substring(0, SHORT_HASH));
  }
}
