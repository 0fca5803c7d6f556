package org.shouxin.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shouxin.decision.Decision.FindingResult;
import org.shouxin.decision.Decision.Verdict;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.engine.Outcome;
import org.shouxin.policy.Finding;
import org.shouxin.policy.Finding.Kind;
import org.shouxin.policy.Letter;
import org.shouxin.policy.TextTemplate;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** Writes the findings and letters of a decision in the workbook's words. */
final class LetterWriter {

  private final Decision decision;
  private final Figures figures;

  LetterWriter(Decision decision, Outcome outcome) {
    this.decision = decision;
    this.figures = new Figures(outcome);
  }

  List<FindingResult> findings() {
    List<FindingResult> found = new ArrayList<>();
    for (Finding finding : decision.findingRows()) {
      found.add(
          new FindingResult(
              finding, Figures.filled(finding.text(), this::shown), finding.due(decision.asOf())));
    }
    return List.copyOf(found);
  }

  List<WrittenLetter> letters() {
    List<WrittenLetter> letters = new ArrayList<>();
    List<FindingResult> findings = findings();
    for (Letter letter : decision.letterRows()) {
      letters.add(
          new WrittenLetter(
              letter, written(letter.subject(), findings), written(letter.body(), findings)));
    }
    return List.copyOf(letters);
  }

  private Text written(TextTemplate template, List<FindingResult> findings) {
    return Figures.filled(template, (name, language) -> letter(name, language, findings));
  }

  private String shown(String name, Language language) {
    if (name.equals("next_review")) {
      LocalDate review = decision.nextReview();
      return review == null ? Figures.ABSENT : review.toString();
    }
    return figures.shown(name, language);
  }

  private String letter(String name, Language language, List<FindingResult> findings) {
    return switch (name) {
      case "conditions" -> texts(findings, Kind.CONDITION, language);
      case "evidence" -> texts(findings, Kind.EVIDENCE, language);
      case "security" -> texts(findings, Kind.SECURITY, language);
      case "sanctions" -> texts(findings, Kind.SANCTION, language);
      case "treatments" -> texts(findings, Kind.TREATMENT, language);
      case "failed" -> criteria(Set.of(Verdict.FAILED), language);
      case "unmet" -> criteria(Set.of(Verdict.FAILED, Verdict.CONDITION), language);
      case "missing" -> criteria(Set.of(Verdict.MISSING), language);
      case "reasons" ->
          joined(decision.reasons().stream().map(Decision.Reason::text).toList(), language);
      default -> shown(name, language);
    };
  }

  private static String texts(List<FindingResult> findings, Kind kind, Language language) {
    return joined(
        findings.stream()
            .filter(result -> result.finding().kind() == kind)
            .map(FindingResult::text)
            .toList(),
        language);
  }

  private String criteria(Set<Verdict> verdicts, Language language) {
    return joined(
        decision.criteria().stream()
            .filter(result -> verdicts.contains(result.verdict()))
            .map(result -> result.criterion().name())
            .toList(),
        language);
  }

  private static String joined(List<Text> texts, Language language) {
    return texts.isEmpty()
        ? Figures.ABSENT
        : texts.stream()
            .map(text -> text.in(language))
            .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
  }
}
