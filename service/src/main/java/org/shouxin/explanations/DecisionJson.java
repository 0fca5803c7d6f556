package org.shouxin.explanations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.AssessmentResult;
import org.shouxin.decision.Decision.FindingResult;
import org.shouxin.decision.Decision.LimitStep;
import org.shouxin.decision.Decision.NamedNumber;
import org.shouxin.decision.Decision.Origin;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.decision.Undecided;
import org.shouxin.facts.Codes;
import org.shouxin.json.JsonText;
import org.shouxin.policy.AdmissionStage;
import org.shouxin.policy.Grade;
import org.shouxin.policy.routing.Routed.Route;

/**
 * An answer as JSON: the public form of a decision, the same everywhere.
 *
 * <p>Fields have a fixed order. Numbers are plain decimals, days are {@code 2026-10-31}, codes are
 * lower case, texts carry both languages. Workbook rows are named by sheet and id, never by
 * position, so the same facts and policy give the same bytes whatever the order of rows. {@code
 * outcome} is {@code decided} or {@code undecided}; the latter has {@code missing}, {@code
 * problems} and {@code facts} only.
 *
 * <p>A decision carries, in this order: {@code admission}, {@code stage} (null in a policy without
 * stages), {@code score} (null when left ungraded), {@code grade_before}, {@code grade}, {@code
 * standing}, {@code points} of the keyed families, {@code assessments} beside the credit grade,
 * {@code credit_limit} with its formula, the {@code base} that it gave, the {@code changes} and
 * {@code valid_until}, {@code terms}, {@code grade_treatment}, {@code next_review}, {@code
 * findings}, {@code letters}, {@code reasons}, and the trace: {@code facts}, {@code criteria},
 * {@code ungraded}, {@code indicators}, {@code downgrades}, {@code movements}, {@code sanctions}.
 */
public final class DecisionJson {

  private final JsonText json;
  private final TraceJson trace;

  private DecisionJson(JsonText json) {
    this.json = json;
    this.trace = new TraceJson(json);
  }

  /** The canonical form: one line, no blanks, no line end. */
  public static String compact(Answer answer) {
    return JsonText.compact(json -> new DecisionJson(json).answer(answer));
  }

  /** The same fields in the same order on indented lines, for display. */
  public static String indented(Answer answer) {
    return JsonText.indented(json -> new DecisionJson(json).answer(answer));
  }

  /**
   * What was concluded, without the trace: {@code id} of the record, {@code route} where one was
   * taken, then the fields of {@link #compact} up to {@code reasons}; of an undecided customer up
   * to {@code problems}.
   *
   * @param id of the record
   * @param route the route to the policy; null if it was named
   */
  public static String concluded(String id, @Nullable Route route, Answer answer) {
    return JsonText.compact(json -> new DecisionJson(json).numbered(id, route, answer));
  }

  /**
   * The canonical form, with its caller and the result of replaying it: {@code id}, {@code
   * recorded_at}, {@code caller} and {@code replay} precede the other fields.
   *
   * @param replay {@code same} or {@code different}
   */
  public static String recorded(
      String id, Instant recordedAt, String caller, String replay, Answer answer) {
    return JsonText.compact(
        json -> {
          json.startObject();
          json.string("id", id);
          json.string("recorded_at", recordedAt.toString());
          json.string("caller", caller);
          json.string("replay", replay);
          new DecisionJson(json).fields(answer, true);
          json.end();
        });
  }

  private void numbered(String id, @Nullable Route route, Answer answer) {
    json.startObject();
    json.string("id", id);
    if (route != null) {
      json.startObject("route");
      json.row(route.row());
      json.text("reason", route.reason());
      json.end();
    }
    fields(answer, false);
    json.end();
  }

  private void answer(Answer answer) {
    json.startObject();
    fields(answer, true);
    json.end();
  }

  private void fields(Answer answer, boolean traced) {
    json.string("customer", answer.customer());
    json.string("as_of", answer.asOf().toString());
    json.policy(answer.policy());
    if (answer instanceof Decision decision) {
      json.string("outcome", "decided");
      conclusions(decision);
      limit(decision);
      terms(decision);
      json.array("findings", decision.findings(), this::finding);
      json.array("letters", decision.letters(), this::letter);
      json.array("reasons", decision.reasons(), this::reason);
      if (traced) {
        trace.of(decision);
      }
    } else if (answer instanceof Undecided undecided) {
      json.string("outcome", "undecided");
      json.array("missing", undecided.missing(), fact -> json.element(fact.name()));
      json.array("problems", undecided.problems(), json::problem);
      if (traced) {
        known(undecided);
      }
    }
  }

  private void known(Undecided undecided) {
    json.array(
        "facts",
        undecided.policy().facts().facts().stream()
            .filter(fact -> undecided.facts().value(fact) != null)
            .toList(),
        fact -> trace.fact(fact, undecided.facts().value(fact), Origin.GIVEN, null));
  }

  private void conclusions(Decision decision) {
    AdmissionStage stage = decision.stage();
    json.string("admission", JsonText.code(decision.admission()));
    json.value("stage", stage == null ? null : stage.code());
    json.value("score", decision.score());
    json.string("grade_before", decision.gradeBefore().code());
    json.string("grade", decision.grade().code());
    json.string("standing", decision.standing().code());
    json.array("points", FamilyPoints.of(decision), this::points);
    List<AssessmentResult> all = decision.assessments();
    json.array("assessments", all.subList(1, all.size()), this::assessment);
  }

  private void points(FamilyPoints family) {
    json.startObject();
    json.string("family", family.key());
    json.text("name", family.name());
    json.value("points", family.code() == Codes.MISSING ? null : Codes.number(family.code()));
    json.number("weight", family.weight());
    json.end();
  }

  private void assessment(AssessmentResult result) {
    Grade grade = result.grade();
    json.startObject();
    json.string("id", result.assessment().id());
    json.text("name", result.assessment().name());
    json.value("score", result.score());
    json.value("grade", grade == null ? null : grade.code());
    json.array("indicators", result.points(), trace::indicator);
    json.end();
  }

  private void limit(Decision decision) {
    json.startObject("credit_limit");
    json.number("amount", decision.creditLimit());
    json.string("currency", decision.policy().identity().currency());
    json.number("base", decision.baseLimit());
    json.string("formula", decision.terms().limit().text());
    json.array("numbers", decision.limitNumbers(), this::namedNumber);
    json.array("changes", decision.limitSteps(), this::change);
    json.value("valid_until", decision.limitValidUntil());
    json.end();
  }

  private void change(LimitStep step) {
    json.startObject();
    json.row(step.change().row());
    json.number("before", step.before());
    json.number("after", step.after());
    json.string("formula", step.change().limit().text());
    json.array("numbers", step.numbers(), this::namedNumber);
    json.text("reason", step.change().reason());
    json.end();
  }

  private void namedNumber(NamedNumber number) {
    json.startObject();
    json.string("name", number.name());
    json.number("value", number.value());
    json.end();
  }

  private void terms(Decision decision) {
    json.startObject("terms");
    json.row(decision.terms().row());
    json.integer("credit_days", decision.terms().creditDays());
    json.number("discount", decision.terms().discount());
    json.number("prepayment", decision.terms().prepayment());
    json.text("treatment", decision.terms().treatment());
    json.end();
    json.text("grade_treatment", decision.grade().treatment());
    json.value("next_review", decision.nextReview());
  }

  private void finding(FindingResult result) {
    json.startObject();
    json.row(result.finding().row());
    json.string("kind", JsonText.code(result.finding().kind()));
    json.text("text", result.text());
    json.value("due", result.due());
    json.end();
  }

  private void letter(WrittenLetter letter) {
    json.startObject();
    json.row(letter.letter().row());
    json.string("to", JsonText.code(letter.letter().to()));
    json.text("subject", letter.subject());
    json.text("body", letter.body());
    json.end();
  }

  private void reason(Reason reason) {
    json.startObject();
    json.row(reason.row());
    json.text("text", reason.text());
    json.end();
  }
}
