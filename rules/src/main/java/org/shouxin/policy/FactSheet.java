package org.shouxin.policy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Row;

/**
 * The fact dictionary as it stands in a book that may still have problems: what is needed to word
 * the workbook for people, without judging anything.
 */
final class FactSheet {

  private static final Dictionary CONCLUSIONS =
      Vocabulary.of(new Dictionary(List.of()), Outline.EMPTY);

  private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000_000L);

  /**
   * A declared fact.
   *
   * @param name its name
   * @param label its labels
   * @param type code of its type
   * @param unit unit in Chinese
   * @param low lowest number
   * @param high highest number
   * @param options Chinese labels by option code
   * @param derived whether a sheet of the policy works it out
   */
  record Declared(
      String name,
      Text label,
      String type,
      String unit,
      BigDecimal low,
      BigDecimal high,
      Map<String, String> options,
      boolean derived) {}

  private final Map<String, Declared> facts = new LinkedHashMap<>();
  private final Map<String, Declared> labels = new HashMap<>();
  private final Map<String, Declared> conclusions = new HashMap<>();

  FactSheet(Book book) {
    for (Row row : book.rows(Sheets.FACTS)) {
      String type = row.text("type");
      Map<String, String> options =
          type.equals("yes_no") ? Map.of("yes", "是", "no", "否") : options(row.text("options"));
      facts.put(
          row.id(),
          new Declared(
              row.id(),
              new Text(row.text("label_zh"), row.text("label_en")),
              type,
              row.text("unit_zh"),
              number(row.text("low"), FAR.negate()),
              number(row.text("high"), FAR),
              options,
              row.text("when_missing").equals("derived")));
    }
    facts.values().forEach(fact -> labels.putIfAbsent(fact.label().zh(), fact));
    facts.values().forEach(fact -> labels.putIfAbsent(fact.label().en(), fact));
    Map<String, String> grades = new LinkedHashMap<>();
    book.rows(Sheets.GRADES).forEach(row -> grades.put(row.id(), row.id()));
    Map<String, String> standings = new LinkedHashMap<>();
    book.rows(Sheets.STANDINGS).forEach(row -> standings.put(row.id(), row.text("name_zh")));
    Map<String, String> verdicts = new LinkedHashMap<>();
    verdicts.put("admitted", "准入");
    verdicts.put("conditional", "有条件准入");
    verdicts.put("incomplete", "待补证");
    verdicts.put("refused", "不准入");
    conclusion(Conclusions.ADMISSION, "choice", "", verdicts);
    conclusion(Conclusions.SCORE, "number", "分", Map.of());
    conclusion(Conclusions.GRADE_BEFORE, "choice", "", grades);
    conclusion(Conclusions.GRADE, "choice", "", grades);
    conclusion(Conclusions.STANDING, "choice", "", standings);
  }

  private void conclusion(String name, String type, String unit, Map<String, String> options) {
    Text label = CONCLUSIONS.fact(name).label();
    Declared declared = new Declared(name, label, type, unit, FAR.negate(), FAR, options, false);
    conclusions.put(name, declared);
    labels.putIfAbsent(label.zh(), declared);
  }

  /** The names of all facts in the order of the sheet. */
  Iterable<String> names() {
    return facts.keySet();
  }

  /** The fact or conclusion of this name, or else label; null when there is none. */
  @Nullable Declared find(String name) {
    Declared fact = facts.getOrDefault(name, conclusions.get(name));
    return fact != null ? fact : labels.get(name);
  }

  /** Whether the Chinese label of a fact or conclusion means it and nothing else. */
  boolean labelled(Declared fact) {
    return !fact.label().zh().isEmpty() && fact.equals(labels.get(fact.label().zh()));
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : text.split("[;；]", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        String label = option.substring(equals + 1);
        int slash = label.indexOf('/');
        options.put(
            option.substring(0, equals).strip(),
            (slash < 0 ? label : label.substring(0, slash)).strip());
      }
    }
    return options;
  }

  private static BigDecimal number(String text, BigDecimal otherwise) {
    try {
      return text.isEmpty() ? otherwise : new BigDecimal(text);
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }
}
