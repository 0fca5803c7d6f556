package org.shouxin.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * A problem (RFC 9457), in the language of the caller.
 *
 * @param type URI of the kind of problem, at which it is documented
 * @param code the kind of problem, for programs
 * @param title the kind of problem, for people
 * @param status HTTP status
 * @param detail what is the matter, in a sentence
 * @param id by which the log gives details of an internal error
 * @param roles who may do what the caller may not
 * @param problems everything that is wrong, each by its place
 */
@Schema(name = "Problem")
public record ProblemDocument(
    @Schema(format = "uri-reference") String type,
    ProblemCode code,
    String title,
    @Schema(minimum = "400", maximum = "599") int status,
    String detail,
    @Nullable String id,
    @Nullable List<String> roles,
    @Nullable List<FieldProblem> problems) {

  private static final int LONGEST_QUOTE = 200;

  /** What is wrong with one place, for programs. */
  @Schema(enumAsRef = true)
  public enum FieldProblemCode {
    /** Nothing is known but that the value is refused, for the reason that is given. */
    INVALID_VALUE,
    MISSING,
    WRONG_TYPE,
    LENGTH,
    FORM,
    RANGE,
    DUPLICATE,
    CONTRADICTION,
    UNREADABLE,
    UNKNOWN_FIELD,
    UNKNOWN_PARAMETER,
    UNEXPECTED_BODY,
    UNKNOWN_POLICY,
    UNKNOWN_CUSTOMER,
    UNKNOWN_FACT,
    UNKNOWN_GRADE,
    UNKNOWN_KIND,
    FACT_NOT_GIVEN,
    OTHER_CURRENCY,
    NO_ORDERS_SHEET,
    ABOVE_AUTHORITY,
    ALREADY_GRADED,
    RUN_ELSEWHERE,
    POLICY_REPLACED,
    KEY_REUSED;

    static FieldProblemCode of(String code) {
      return Arrays.stream(values())
          .filter(each -> each.name().equalsIgnoreCase(code))
          .findFirst()
          .orElse(INVALID_VALUE);
    }
  }

  /**
   * One thing that is wrong; it has one of {@code pointer}, {@code parameter}, {@code header} and
   * {@code place}.
   *
   * @param pointer JSON pointer into the body, such as /facts/on_time_pct
   * @param parameter name of a parameter of the path or the query
   * @param header name of a header
   * @param place what in the database or in the policy stands in the way
   * @param code for programs; invalid_value where only the texts say more
   * @param what what is wrong
   * @param found as it was sent, cut after 200 characters; empty when there was nothing
   * @param allowed what is allowed; empty when what is wrong says it already
   */
  public record FieldProblem(
      @Nullable String pointer,
      @Nullable String parameter,
      @Nullable String header,
      @Nullable String place,
      FieldProblemCode code,
      String what,
      String found,
      String allowed) {

    static FieldProblem of(Problem problem, Function<Text, String> words) {
      String where = problem.where();
      String pointer = RequestPlace.asPointer(where);
      String parameter = RequestPlace.asParameter(where);
      String header = RequestPlace.asHeader(where);
      return new FieldProblem(
          pointer,
          parameter,
          header,
          pointer == null && parameter == null && header == null ? where : null,
          FieldProblemCode.of(problem.code()),
          words.apply(problem.what()),
          quote(problem.found()),
          words.apply(problem.allowed()));
    }
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
  }

  /** A request, or a part of it, that was refused. */
  public static ProblemDocument of(RefusedRequest refused, Language language) {
    return of(refused.response(), text -> text.in(language));
  }

  static ProblemDocument of(ProblemResponse problem, Function<Text, String> words) {
    return new ProblemDocument(
        problem.code().type(),
        problem.code(),
        words.apply(problem.code().title()),
        problem.status().value(),
        words.apply(problem.what()),
        problem.id(),
        problem.roles().isEmpty() ? null : problem.roles(),
        problem.problems().isEmpty()
            ? null
            : problem.problems().stream().map(each -> FieldProblem.of(each, words)).toList());
  }
}
