package org.shouxin.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decision.IndicatorPoints;
import org.shouxin.decision.Decision.Reason;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Band;
import org.shouxin.policy.Criterion;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Text;

/**
 * Why a customer's grade changed (R14, R28): another policy; rows other than the score that apply
 * now and did not before, or no longer; indicators whose points changed most. Reasons in the
 * direction of the change come first; opposite ones are given only if there are no others.
 */
public final class GradeChangeReasons {

  private record Moved(BigDecimal by, Text text) {}

  private final Decision before;
  private final Decision now;

  private GradeChangeReasons(Decision before, Decision now) {
    this.before = before;
    this.now = now;
  }

  /**
   * The reasons, the most severe first; none when the decisions do not differ.
   *
   * @param steps how many grades better; below 0 worse, 0 when the two cannot be compared
   */
  public static List<Text> of(Decision before, Decision now, int steps) {
    GradeChangeReasons why = new GradeChangeReasons(before, now);
    Stream<Text> worse = Stream.concat(appeared(before, now), why.moved(false));
    Stream<Text> better =
        Stream.concat(appeared(now, before).map(GradeChangeReasons::noLonger), why.moved(true));
    return Stream.of(why.policies(), steps > 0 ? better : worse, steps > 0 ? worse : better)
        .flatMap(texts -> texts)
        .toList();
  }

  private Stream<Text> policies() {
    Policy old = before.policy();
    Policy present = now.policy();
    if (old.sha256().equals(present.sha256())) {
      return Stream.empty();
    }
    return Stream.of(
        new Text(
            "政策由" + version(old).zh() + "改为" + version(present).zh(),
            "policy changed from " + version(old).en() + " to " + version(present).en()));
  }

  private static Text version(Policy policy) {
    String id = policy.identity().id();
    int version = policy.identity().version();
    return new Text(id + " 第 " + version + " 版", id + " version " + version);
  }

  /** Reasons other than the score that one has and the other has not. */
  private static Stream<Text> appeared(Decision without, Decision with) {
    Set<String> earlier = otherThanScore(without);
    Set<String> present = otherThanScore(with);
    return with.reasons().stream()
        .filter(reason -> present.contains(reason.row().name()))
        .filter(reason -> !earlier.contains(reason.row().name()))
        .map(Reason::text);
  }

  private static Set<String> otherThanScore(Decision decision) {
    Stream<RowRef> failed =
        decision.criteria().stream()
            .filter(result -> result.verdict() != Verdict.PASSED)
            .filter(result -> result.verdict() != Verdict.EXEMPT)
            .map(Decision.CriterionResult::criterion)
            .map(Criterion::row);
    return Stream.of(
            decision.sanctions().stream().map(row -> row.row()),
            decision.ungraded().stream().map(row -> row.row()),
            decision.downgrades().stream().map(row -> row.row()),
            decision.movements().stream().map(row -> row.row()),
            failed)
        .flatMap(rows -> rows)
        .map(RowRef::name)
        .collect(Collectors.toSet());
  }

  private static Text noLonger(Text reason) {
    return new Text("不再有：" + reason.zh(), "No longer: " + reason.en());
  }

  /** Indicators of the credit grade that gained or lost points, those that moved most first. */
  private Stream<Text> moved(boolean gained) {
    Map<String, IndicatorPoints> earlier = new HashMap<>();
    before.points().forEach(points -> earlier.put(points.indicator().row().name(), points));
    List<Moved> moved = new ArrayList<>();
    for (IndicatorPoints points : now.points()) {
      IndicatorPoints old = earlier.get(points.indicator().row().name());
      if (old != null && !old.leftOut() && !points.leftOut()) {
        BigDecimal by = points.points().subtract(old.points());
        if (by.signum() == (gained ? 1 : -1)) {
          moved.add(new Moved(by.abs(), described(old, points)));
        }
      }
    }
    return moved.stream().sorted(Comparator.comparing(Moved::by).reversed()).map(Moved::text);
  }

  private static Text described(IndicatorPoints old, IndicatorPoints points) {
    String change = plain(old.points()) + " → " + plain(points.points());
    Text name = points.indicator().name();
    Text reason = reason(points.band());
    return new Text(
        name.zh() + " " + change + " 分" + (reason.zh().isEmpty() ? "" : "：" + reason.zh()),
        name.en() + " " + change + " points" + (reason.en().isEmpty() ? "" : ": " + reason.en()));
  }

  private static Text reason(@Nullable Band band) {
    return band == null ? Text.NONE : band.reason();
  }

  private static String plain(BigDecimal points) {
    return Codes.plain(points).toPlainString();
  }
}
