package org.shouxin.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;

/** Who may override the conclusions of a policy, by its authorities sheet (R32, R33). */
public final class Authorities {

  private Authorities() {}

  /**
   * A requested override or release.
   *
   * @param gradeSteps grades up or down; 0 when no grade is set
   * @param limit the limit to be set; null for none
   * @param order the amount of the order to be released; null for none
   * @param days how long it is to hold, the first day not counted
   * @param undone the authorities by which was set what it replaces or withdraws: who undoes it
   *     needs at least theirs, whatever the amount
   */
  public record Wish(
      int gradeSteps,
      @Nullable BigDecimal limit,
      @Nullable BigDecimal order,
      long days,
      List<Authority> undone) {

    boolean within(Authority authority) {
      return amounts(authority) && undone.stream().allMatch(authority::covers);
    }

    private boolean amounts(Authority authority) {
      return gradeSteps <= authority.gradeSteps()
          && within(limit, authority.limitUpTo())
          && within(order, authority.orderUpTo())
          && days <= authority.validDays();
    }

    private static boolean within(@Nullable BigDecimal wish, @Nullable BigDecimal most) {
      return wish == null || (most != null && wish.compareTo(most) <= 0);
    }
  }

  /** The authority of the caller that covers a request; none if another role is needed. */
  public static Optional<Authority> of(Policy policy, Caller caller, Wish wish) {
    return policy.authorities().stream()
        .filter(authority -> caller.is(role(authority)) && wish.within(authority))
        .findFirst();
  }

  /**
   * The authority of the caller that covers a request.
   *
   * @param field of the request, for the problem
   * @param found what it says
   * @throws RefusedRequest 403 if it is above the caller's authority; the problem states the
   *     caller's own authority and the roles that may
   */
  public static Authority require(
      Policy policy, Caller caller, Wish wish, String field, String found) {
    return of(policy, caller, wish).orElseThrow(() -> above(policy, caller, wish, field, found));
  }

  /** The authorities of the roles by which overrides were set. */
  static List<Authority> of(Policy policy, List<CreditOverride> overrides) {
    return policy.authorities().stream()
        .filter(each -> overrides.stream().anyMatch(made -> made.role() == each.role()))
        .toList();
  }

  private static RefusedRequest above(
      Policy policy, Caller caller, Wish wish, String field, String found) {
    List<Authority> own =
        policy.authorities().stream().filter(each -> caller.is(role(each))).toList();
    List<Authority> able = policy.authorities().stream().filter(wish::within).toList();
    Text mine = worded(policy, own);
    Text others = worded(policy, able);
    boolean undoes = own.stream().anyMatch(wish::amounts);
    Text why =
        undoes
            ? new Text("由更高权限的角色改定", "set by a role of higher authority than yours")
            : new Text("超出本人权限", "above your authority");
    Text what =
        new Text(
            why.zh() + "；可以批准的角色：" + (able.isEmpty() ? "无" : others.zh()),
            why.en() + "; roles that may: " + (able.isEmpty() ? "none" : others.en()));
    Text allowed =
        own.isEmpty()
            ? new Text("你的角色没有权限", "your roles have no authority")
            : new Text("你的权限：" + mine.zh(), "your authority: " + mine.en());
    return new RefusedRequest(
            ProblemCode.ABOVE_AUTHORITY,
            what,
            List.of(new Problem(field, what, found, allowed, "above_authority")))
        .allowing(able.stream().map(each -> role(each).code()).distinct().toList());
  }

  private static Role role(Authority authority) {
    return Role.valueOf(authority.role().name());
  }

  private static Text worded(Policy policy, List<Authority> authorities) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Authority each : authorities) {
      Text one = worded(each, policy.identity().currency());
      zh.add(one.zh());
      en.add(one.en());
    }
    return new Text(String.join("；", zh), String.join("; ", en));
  }

  private static Text worded(Authority authority, String currency) {
    Role role = role(authority);
    StringBuilder zh = new StringBuilder(role.label().zh());
    StringBuilder en = new StringBuilder(role.label().en());
    if (authority.gradeSteps() > 0) {
      int steps = authority.gradeSteps();
      zh.append("，等级升降 ").append(steps).append(" 级以内");
      en.append(", grade by ").append(steps).append(steps == 1 ? " step" : " steps");
    }
    amount(zh, en, "额度至", "limit up to", authority.limitUpTo(), currency);
    amount(zh, en, "订单至", "orders up to", authority.orderUpTo(), currency);
    zh.append("，").append(authority.validDays()).append(" 天内");
    en.append(String.format(Locale.ROOT, ", for %d days", authority.validDays()));
    return new Text(zh.toString(), en.toString());
  }

  private static void amount(
      StringBuilder zh,
      StringBuilder en,
      String labelZh,
      String labelEn,
      @Nullable BigDecimal amount,
      String currency) {
    if (amount != null) {
      String shown = " " + amount.toPlainString() + " " + currency;
      zh.append("，").append(labelZh).append(shown);
      en.append(", ").append(labelEn).append(shown);
    }
  }
}
