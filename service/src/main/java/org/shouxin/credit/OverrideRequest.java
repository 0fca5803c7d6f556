package org.shouxin.credit;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.customers.NamedPolicy;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.json.JsonText;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.web.PlainText;

/**
 * A requested override.
 *
 * @param policy id of the policy; the routing workbook determines it if not given
 * @param field what is to be set
 * @param grade code of a grade of the policy; with the field grade only. Below the computed grade,
 *     the limit is at most what the policy grants at this grade; above it, the limit does not
 *     change.
 * @param amount the credit limit; with the field credit_limit only
 * @param currency of the amount: that of the policy, in any letter case, also if not given
 * @param reason why
 * @param validFrom first day, not before today; today if not given
 * @param validUntil last day; the caller's authority limits how late it may be
 */
record OverrideRequest(
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String policy,
    @NotNull OverridableField field,
    @Size(min = 1, max = PlainText.LONGEST_CODE) @Nullable String grade,
    @DecimalMin("0") @Nullable BigDecimal amount,
    @Pattern(regexp = "^[A-Z]{3}$", message = "三个大写字母，如 CNY | three capital letters such as CNY")
        @Nullable String currency,
    @NotNull
        @Size(min = 1, max = OverrideRequest.LONGEST_REASON)
        @Pattern(regexp = PlainText.WORDS_FORM, message = PlainText.WORDS_SAID)
        String reason,
    @FutureOrPresent @Nullable LocalDate validFrom,
    @NotNull LocalDate validUntil)
    implements NamedPolicy {

  static final int LONGEST_REASON = 1_000;

  private static final Text MISSING = new Text("缺少此字段", "this field is missing");

  /** The request, validated. */
  record Checked(
      OverridableField field, String content, String reason, LocalDate from, LocalDate until) {

    /** The number of grades between the computed grade and the requested one. */
    int steps(Policy policy, String computed) {
      return field == OverridableField.GRADE ? OverrideRequest.steps(policy, computed, content) : 0;
    }

    /**
     * Whether it takes the place of overrides of a field: of its own, and a limit above what the
     * grade that was set allows of that grade too.
     */
    boolean isReplacing(OverridableField other, EffectiveOverrides inForce) {
      LimitOfGrade bound = inForce.limitOfGrade();
      return other == field
          || (field == OverridableField.CREDIT_LIMIT
              && bound != null
              && new BigDecimal(content).compareTo(bound.creditLimit().amount()) > 0);
    }

    /** The pointer to what is to be set. */
    String pointer() {
      return field == OverridableField.GRADE ? "/grade" : "/amount";
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
    Problems problems = new Problems();
    boolean isGrade = field == OverridableField.GRADE;
    String content = isGrade ? grade(policy, problems) : limit(policy, problems);
    LocalDate first = validFrom == null ? today : validFrom;
    if (validUntil.isBefore(first)) {
      problems.add(
          new Problem(
              "/valid_until",
              new Text("最后一天早于第一天", "the last day is before the first"),
              validUntil.toString(),
              Text.same("≥ " + first),
              "range"));
    }
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    return new Checked(field, content, reason, first, validUntil);
  }

  private String grade(Policy policy, Problems problems) {
    other("/amount", amount, problems);
    other("/currency", currency, problems);
    List<String> codes = policy.grades().stream().map(Grade::code).toList();
    if (grade == null) {
      problems.add(
          new Problem("/grade", MISSING, "", Text.same(String.join(", ", codes)), "missing"));
      return "";
    }
    if (!codes.contains(grade)) {
      problems.add(
          new Problem(
              "/grade",
              new Text("没有这个等级", "no such grade"),
              grade,
              Nearest.suggestion(grade, codes),
              "unknown_grade"));
    }
    return grade;
  }

  private String limit(Policy policy, Problems problems) {
    other("/grade", grade, problems);
    String own = policy.identity().currency();
    if (currency != null && !currency.equalsIgnoreCase(own)) {
      problems.add(
          new Problem(
              "/currency",
              new Text("不是政策的币种", "not the currency of the policy"),
              currency,
              Text.same(own),
              "other_currency"));
    }
    Fact limit = policy.vocabulary().fact(Conclusions.CREDIT_LIMIT);
    try {
      if (amount != null && ValueReader.read(limit, amount.toString()) instanceof BigDecimal read) {
        return Codes.plain(read).toPlainString();
      }
      problems.add(new Problem("/amount", MISSING, "", Text.same("≥ 0"), "missing"));
    } catch (Unreadable unreadable) {
      problems.add(unreadable.at("/amount", String.valueOf(amount)));
    }
    return "";
  }

  private void other(String pointer, @Nullable Object given, Problems problems) {
    if (given != null) {
      problems.add(
          new Problem(
              pointer,
              new Text("不属于要改定的这一项", "does not belong to the field that is set"),
              given.toString(),
              Text.same(JsonText.code(field)),
              "contradiction"));
    }
  }
}
