package org.shouxin.policy.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Language;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** The contents of cells as shown in Excel: labels instead of codes, 5000万. */
final class CellWords {

  private static final Pattern ROUND = Pattern.compile("(?<![0-9.])[1-9][0-9]*0000(?![0-9.])");
  private static final Pattern LIMIT = Pattern.compile("(?i)(?<![\\w.])limit(?![\\w.]|\\s*\\()");
  private static final Pattern GRAMMAR =
      Pattern.compile("[,，、;；|()（）\\[\\]【】<>=≠≥≤]|或|(?i)\\bor\\b|^(?:非|不是|不等于|not\\b)");
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*\"|(?<![\\p{L}\\p{N}_.])[a-z][a-z0-9_]*+(?![\\p{L}.]|\\s*\\()");
  private static final Pattern OPTION = Pattern.compile("([a-z][a-z0-9_]*)(=|<>)\"([^\"]*)\"");
  private static final String EIGHT = "00000000";

  private final FactSheet facts;
  private final Map<String, Row> indicators = new HashMap<>();

  CellWords(Book book, FactSheet facts) {
    this.facts = facts;
    book.rows(Sheets.INDICATORS).forEach(row -> indicators.put(row.id(), row));
  }

  /** A cell's content; reading it back gives the same meaning. */
  String shown(Row row, String key) {
    String text = row.text(key);
    Column column = row.sheet().column(key).orElse(null);
    if (column == null) {
      return row.sheet().isTable() ? text : worded(facts.find(key), text);
    }
    return switch (column.kind()) {
      case CHOICE, ID -> label(column.choices(), text);
      case FACT -> factLabel(text);
      case CONDITION -> condition(subject(row, key), text);
      case VALUE -> value(row, key, text);
      case FORMULA -> named(labelled(formula(row, text)), row.sheet());
      default -> text;
    };
  }

  /** A heading of a look-up table: the facts in the corner, or the condition of a column. */
  String tableHeading(Row row, String key) {
    List<String> corner = corner(row);
    if (key.equals(row.sheet().columns().get(0).key())) {
      return factLabel(corner.get(0)) + (corner.size() > 1 ? " ＼ " + factLabel(corner.get(1)) : "");
    }
    return corner.size() > 1 ? condition(facts.find(corner.get(1)), key) : key;
  }

  private static List<String> corner(Row row) {
    return SheetSchema.corner(row.text(SheetSchema.CORNER));
  }

  /** The limit so far, which formulas may name in short, by the one name that Excel knows. */
  static String formula(Row row, String text) {
    return row.sheet().equals(Sheets.LIMITS)
        ? LIMIT.matcher(text).replaceAll(Conclusions.CREDIT_LIMIT)
        : text;
  }

  /** Options in formulas by label, as the cells say them that the formula reads. */
  private String labelled(String formula) {
    return OPTION
        .matcher(formula)
        .replaceAll(
            option -> {
              String label = worded(facts.find(option.group(1)), option.group(3));
              return Matcher.quoteReplacement(
                  option.group(1)
                      + option.group(2)
                      + '"'
                      + (label.contains("\"") ? option.group(3) : label)
                      + '"');
            });
  }

  /** Facts in formulas by the names that people know. */
  private String named(String formula, SheetSchema sheet) {
    return !formula.startsWith("=")
        ? formula
        : WORD.matcher(formula)
            .replaceAll(
                word -> {
                  boolean own = sheet.column(word.group()).filter(Column::numeric).isPresent();
                  FactSheet.Declared fact = own ? null : facts.find(word.group());
                  return Matcher.quoteReplacement(
                      fact == null ? word.group() : facts.nameInFormulas(fact, sheet));
                });
  }

  private String factLabel(String name) {
    FactSheet.Declared fact = facts.find(name);
    return fact != null && facts.labelled(fact) ? fact.label().in(facts.language()) : name;
  }

  private String value(Row row, String key, String text) {
    return switch (row.sheet().key() + "." + key) {
      case "policy.value" ->
          switch (row.id()) {
            case "score_rounding", "limit_rounding" -> label(Sheets.ROUNDINGS, text);
            case "score_leaves_hundred" -> label(Sheets.YES_NO, text);
            case "downgrade_combination" -> label(Sheets.COMBINATIONS, text);
            default -> text;
          };
      case "facts.assumed" -> worded(facts.find(row.id()), text);
      case "classes.becomes" -> worded(facts.find(row.text("class")), text);
      case "cases.expect_admission" -> worded(facts.find(Conclusions.ADMISSION), text);
      case "cases.expect_standing" -> worded(facts.find(Conclusions.STANDING), text);
      default -> text;
    };
  }

  private String label(List<Choice> choices, String code) {
    return choices.stream()
        .filter(choice -> choice.code().equals(code))
        .map(choice -> choice.label().in(facts.language()))
        .findFirst()
        .orElse(code);
  }

  private static String worded(FactSheet.@Nullable Declared fact, String code) {
    return fact == null ? code : fact.options().getOrDefault(code, code);
  }

  private String condition(FactSheet.@Nullable Declared fact, String text) {
    if (fact != null && fact.type().equals("date")) {
      if (text.equals(">= 0")) {
        return facts.language().say("有效", "valid");
      }
      if (text.equals("< 0")) {
        return facts.language().say("过期", "expired");
      }
    }
    if (fact != null && Set.of("number", "whole").contains(fact.type())) {
      return switch (text) {
        case "any", "missing" -> word(text);
        default -> facts.language() == Language.ZH ? rounded(fact, text) : text;
      };
    }
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      words.add(
          switch (word.strip()) {
            case "any", "missing" -> word(word.strip());
            default -> listed(fact, word.strip());
          });
    }
    return String.join(", ", words);
  }

  private String word(String code) {
    return facts.language().say(code.equals("any") ? "任意" : "缺失", code);
  }

  /** An option's label, or its code where the label would read as a list or a negation. */
  private static String listed(FactSheet.@Nullable Declared fact, String code) {
    String label = worded(fact, code);
    return GRAMMAR.matcher(label).find() ? code : label;
  }

  /** Large round numbers in Chinese notation: 5000万. */
  private static String rounded(FactSheet.Declared fact, String text) {
    if (fact.unit().contains("万") || fact.unit().contains("亿")) {
      return text;
    }
    return ROUND
        .matcher(text)
        .replaceAll(
            number -> {
              String digits = number.group();
              boolean hundredMillions = digits.endsWith(EIGHT);
              return digits.substring(0, digits.length() - (hundredMillions ? 8 : 4))
                  + (hundredMillions ? "亿" : "万");
            });
  }

  /** The fact or conclusion that a condition tests. */
  private FactSheet.@Nullable Declared subject(Row row, String key) {
    String name =
        switch (key) {
          case "passes" -> row.text("fact");
          case "exempt" -> row.text("exempt_fact");
          case "band" -> {
            Row indicator = indicators.get(row.text("indicator"));
            yield indicator == null ? "" : indicator.text("fact");
          }
          case "when" -> corner(row).get(0);
          case "condition_1", "condition_2", "condition_3" ->
              row.text("fact" + key.substring("condition".length()));
          default -> key;
        };
    return facts.find(name);
  }

  /** The unit to show after a cell's content, empty for none. */
  String unit(Row row, String key) {
    if (row.sheet().equals(Sheets.FACTS) && (key.equals("low") || key.equals("high"))) {
      FactSheet.Declared declared = facts.find(row.id());
      return declared == null ? "" : declared.unit();
    }
    if (row.sheet().equals(Sheets.MEASURES) && key.equals("formula")) {
      FactSheet.Declared measured = facts.find(row.id());
      return measured == null ? "" : measured.unit();
    }
    boolean condition =
        row.sheet().column(key).filter(c -> c.kind() == Column.Kind.CONDITION).isPresent();
    boolean figures = row.text(key).chars().anyMatch(Character::isDigit);
    FactSheet.Declared fact = condition && figures ? subject(row, key) : null;
    return fact == null || !fact.options().isEmpty() ? "" : fact.unit();
  }
}
