package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Assessment;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Items;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;
import org.shouxin.workbook.NaturalOrder;
import org.shouxin.workbook.SheetSchema;

/**
 * The codes and names that a workbook gives to its conclusions, read before any sheet is checked.
 * What cannot be read is left out or comes last; its own sheet reports it later.
 *
 * @param wholeScores whether scores are rounded to whole points
 * @param conditional whether a criterion can fail as a condition
 * @param stages stages of admission, first to last
 * @param scales the credit scale, then the others by id of their assessment
 * @param families keyed families of indicators, by key
 * @param standings mildest first
 */
public record Outline(
    boolean wholeScores,
    boolean conditional,
    List<Fact.Option> stages,
    List<Scale> scales,
    List<Family> families,
    List<Fact.Option> standings) {

  /** What people call the credit grade. */
  static final Text CREDIT = new Text("信用等级", "Credit grade");

  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final BigDecimal HUNDRED = IndicatorsSheet.HUNDRED;

  /** Only the conclusions that every policy has. */
  static final Outline EMPTY =
      new Outline(
          false,
          true,
          List.of(),
          List.of(new Scale(Assessment.CREDIT, CREDIT, List.of(), true, ZERO, HUNDRED)),
          List.of(),
          List.of());

  /**
   * The scale of an assessment.
   *
   * @param assessment its id
   * @param name display name
   * @param grades best first
   * @param ungraded whether one of them is for those without a score
   * @param lowest the lowest score, 0 unless penalties may take it further
   * @param highest the highest, 100 unless bonuses may take it further
   */
  record Scale(
      String assessment,
      Text name,
      List<Fact.Option> grades,
      boolean ungraded,
      BigDecimal lowest,
      BigDecimal highest) {}

  /**
   * A family of indicators whose points can be tested.
   *
   * @param key its key
   * @param assessment id of its assessment
   * @param name display name
   * @param weight all its weights together
   */
  record Family(String key, String assessment, Text name, BigDecimal weight) {}

  private record Ranked(int rank, Fact.Option option) {}

  public static Outline of(Compilation compilation) {
    return new Outline(
        compilation.rows(Sheets.POLICY).stream().anyMatch(Outline::saysWholeScores),
        compilation.rows(Sheets.ADMISSION).stream()
            .anyMatch(row -> row.says("if_failed", "condition")),
        ranked(compilation, Sheets.STAGES, "step"),
        scales(compilation),
        families(compilation),
        ranked(compilation, Sheets.STANDINGS, "severity"));
  }

  private static boolean saysWholeScores(RowReader row) {
    BigDecimal places = row.quietNumber(Items.VALUE, Text.NONE);
    return row.says("item", "score_places") && places != null && places.signum() == 0;
  }

  private static List<Fact.Option> ranked(Compilation compilation, SheetSchema sheet, String by) {
    return sorted(
        compilation.rows(sheet).stream()
            .map(row -> new Ranked(rank(row, by), new Fact.Option(row.id(), row.texts("name"))))
            .toList());
  }

  private static List<Fact.Option> sorted(List<Ranked> ranked) {
    return ranked.stream()
        .sorted(Comparator.comparingInt(Ranked::rank))
        .map(Ranked::option)
        .toList();
  }

  private static int rank(RowReader row, String key) {
    BigDecimal rank = row.quietNumber(key, Text.NONE);
    return rank == null || rank.abs().compareTo(BigDecimal.valueOf(10_000)) > 0
        ? Integer.MAX_VALUE
        : rank.intValue();
  }

  private static List<Scale> scales(Compilation compilation) {
    Map<String, List<Ranked>> ranked = new LinkedHashMap<>();
    Map<String, Text> names = new LinkedHashMap<>();
    ranked.put(Assessment.CREDIT, new ArrayList<>());
    names.put(Assessment.CREDIT, CREDIT);
    for (RowReader row : compilation.rows(Sheets.ASSESSMENTS)) {
      if (AssessmentsSheet.usable(row.id())) {
        ranked.put(row.id(), new ArrayList<>());
        names.put(row.id(), row.texts("name"));
      }
    }
    Set<String> ungraded = new TreeSet<>();
    for (RowReader row : compilation.rows(Sheets.GRADES)) {
      if (row.empty("score")) {
        assessment(compilation, row).ifPresent(ungraded::add);
      }
      assessment(compilation, row)
          .map(ranked::get)
          .ifPresent(
              scale ->
                  scale.add(
                      new Ranked(
                          rank(row, "rank"),
                          new Fact.Option(GradesSheet.code(row), row.texts("name")))));
    }
    List<Scale> scales = new ArrayList<>();
    ranked.forEach(
        (id, list) ->
            scales.add(
                new Scale(
                    id,
                    text(names, id),
                    sorted(list),
                    ungraded.contains(id),
                    extra(compilation, id, "penalty").negate(),
                    HUNDRED.add(extra(compilation, id, "bonus")))));
    return scales;
  }

  /** How far bonuses or penalties may take the score of an assessment beyond the hundred. */
  private static BigDecimal extra(Compilation compilation, String assessment, String counts) {
    BigDecimal cap = Codes.LARGEST;
    boolean leaves = false;
    for (RowReader row : compilation.rows(Sheets.POLICY)) {
      leaves |= row.says("item", "score_leaves_hundred") && row.isYes(Items.VALUE);
      BigDecimal most =
          row.says("item", "most_" + counts) ? row.quietNumber(Items.VALUE, Text.NONE) : null;
      cap = most == null ? cap : most.max(ZERO);
    }
    BigDecimal sum = ZERO;
    for (RowReader row : compilation.rows(Sheets.INDICATORS)) {
      BigDecimal weight = row.quietNumber("weight", IndicatorsSheet.POINTS);
      if (row.says("counts", counts)
          && weight != null
          && assessment(compilation, row).filter(assessment::equals).isPresent()) {
        sum = sum.add(weight.max(ZERO));
      }
    }
    return leaves ? sum.min(cap) : ZERO;
  }

  private static Text text(Map<String, Text> names, String id) {
    return names.getOrDefault(id, Text.NONE);
  }

  private static List<Family> families(Compilation compilation) {
    Map<String, Family> families = new TreeMap<>(NaturalOrder.IDS);
    for (RowReader row : compilation.rows(Sheets.INDICATORS)) {
      String key = row.raw("family");
      Optional<String> assessment = assessment(compilation, row);
      BigDecimal weight = row.quietNumber("weight", IndicatorsSheet.POINTS);
      if (IndicatorsSheet.isWithin(row)
          && IndicatorsSheet.isKey(key)
          && assessment.isPresent()
          && weight != null) {
        families.merge(
            key,
            new Family(key, assessment.get(), row.texts("family"), weight),
            (a, b) -> new Family(key, a.assessment(), a.name(), a.weight().add(b.weight())));
      }
    }
    return List.copyOf(families.values());
  }

  /** The id of the assessment that a row belongs to; none when there is no such assessment. */
  static Optional<String> assessment(Compilation compilation, RowReader row) {
    if (row.empty("assessment")) {
      return Optional.of(Assessment.CREDIT);
    }
    String wanted = Dictionary.key(row.raw("assessment"));
    return compilation.rows(Sheets.ASSESSMENTS).stream()
        .map(RowReader::id)
        .filter(id -> Dictionary.key(id).equals(wanted))
        .findFirst();
  }

  /** The scale of an assessment; an empty one when there is no such assessment. */
  Scale scale(String assessment) {
    return scales.stream()
        .filter(scale -> scale.assessment().equals(assessment))
        .findFirst()
        .orElse(new Scale(assessment, Text.NONE, List.of(), true, ZERO, HUNDRED));
  }
}
