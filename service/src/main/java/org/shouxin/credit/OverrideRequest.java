package org.shouxin.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.CreditOverride.Field;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.PlainText;

/**
 * A requested override.
 *
 * @param customer code of the customer
 * @param policy id of the policy; null for the one that decides on the customer
 * @param field {@code grade} or {@code credit_limit}
 * @param to code of a grade, or an amount in the policy's currency
 * @param reason why
 * @param from first day, null for today
 * @param until last day
 */
public record OverrideRequest(
    String customer,
    @Nullable String policy,
    @Nullable String field,
    @Nullable String to,
    @Nullable String reason,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  private static final int LONGEST_REASON = 1_000;

  /** The request, validated. */
  record Checked(Field field, String content, String reason, LocalDate from, LocalDate until) {

    /** The number of grades between the computed grade and the requested one. */
    int steps(Policy policy, String computed) {
      return field == Field.GRADE ? OverrideRequest.steps(policy, computed, content) : 0;
    }
  }

  static int steps(Policy policy, String computed, String to) {
    List<String> codes = policy.grades().stream().map(Grade::code).toList();
    return Math.abs(codes.indexOf(computed) - codes.indexOf(to));
  }

  /**
   * The request, in canonical spelling.
   *
   * @throws RefusedException with everything that is wrong
   */
  Checked checked(Policy policy, LocalDate today) throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    Field wanted = Field.of(field == null ? "" : field).orElse(null);
    if (wanted == null) {
      add(
          problems,
          "field",
          "不能改定这一项",
          "this field cannot be overridden",
          field,
          "grade, credit_limit");
    }
    Optional<String> content = content(wanted, policy, problems);
    String why = reason(reason, problems);
    LocalDate first = from == null ? today : from;
    if (first.isBefore(today)) {
      add(problems, "from", "不能改定过去", "must not be in the past", first, "≥ " + today);
    }
    if (until == null) {
      add(problems, "until", "须有最后一天", "the last day is required", until, "≥ " + first);
    } else if (until.isBefore(first)) {
      add(problems, "until", "最后一天早于第一天", "the last day is before the first", until, "≥ " + first);
    }
    if (!problems.isEmpty() || wanted == null || until == null || content.isEmpty()) {
      throw new RefusedException(problems);
    }
    return new Checked(wanted, content.get(), why, first, until);
  }

  /** A reason without blanks around it; a problem if it is missing or cannot be stored. */
  public static String reason(@Nullable String reason, List<Problem> problems) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      Text allowed =
          new Text("1 到 " + LONGEST_REASON + " 个字", "1 to " + LONGEST_REASON + " characters");
      problems.add(new Problem("reason", new Text("须说明理由", "a reason is required"), why, allowed));
    } else if (!PlainText.isWords(why)) {
      problems.add(
          new Problem(
              "reason",
              new Text("理由中有控制字符", "the reason contains control characters"),
              why,
              PlainText.WORDS));
    }
    return why;
  }

  private Optional<String> content(@Nullable Field wanted, Policy policy, List<Problem> problems) {
    String given = to == null ? "" : to.strip();
    if (wanted == Field.GRADE) {
      List<String> codes = policy.grades().stream().map(Grade::code).toList();
      if (!codes.contains(given)) {
        Text allowed = Nearest.suggestion(given, codes);
        problems.add(new Problem("to", new Text("没有这个等级", "no such grade"), given, allowed));
      }
      return Optional.of(given);
    }
    Fact limit = policy.vocabulary().fact(Conclusions.CREDIT_LIMIT);
    try {
      if (wanted != null && ValueReader.read(limit, given) instanceof BigDecimal amount) {
        return Optional.of(Codes.plain(amount).toPlainString());
      }
    } catch (Unreadable unreadable) {
      problems.add(unreadable.at("to", given));
      return Optional.empty();
    }
    if (wanted != null) {
      add(problems, "to", "须有金额", "an amount is required", given, "≥ 0");
    }
    return Optional.empty();
  }

  private static void add(
      List<Problem> problems,
      String where,
      String zh,
      String en,
      @Nullable Object found,
      String allowed) {
    problems.add(
        new Problem(
            where, new Text(zh, en), found == null ? "" : found.toString(), Text.same(allowed)));
  }
}
