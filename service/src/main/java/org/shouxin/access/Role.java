package org.shouxin.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shouxin.problem.Text;

/** Roles of callers (R32); what a role may do is defined in {@code permissions.txt}. */
@Schema(enumAsRef = true)
public enum Role {
  /** The company's order system. */
  ERP(new Text("业务系统", "ERP")),
  /** Grades, explains, prepares. */
  ANALYST(new Text("信用分析", "analyst")),
  /** Makes the policy and reviews its effects. */
  COMMITTEE(new Text("信用委员会", "committee")),
  /** Overrides, releases and rejects within an authority. */
  APPROVER(new Text("审批人", "approver")),
  /** Reads everything, changes nothing. */
  AUDITOR(new Text("审计", "auditor")),
  /** Issues keys and runs the service; has no access to customers. */
  ADMINISTRATOR(new Text("管理员", "administrator"));

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings
  private final Text label;

  Role(Text label) {
    this.label = label;
  }

  /** Its display name. */
  public Text label() {
    return label;
  }

  /** Whether a key with these roles is a person's by default: the ERP's is not. */
  public static boolean ofPerson(Set<Role> roles) {
    return !roles.contains(ERP);
  }

  /** Lower-case code, as tokens, keys and commands write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this code, in upper or lower case. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(code)).findFirst();
  }
}
