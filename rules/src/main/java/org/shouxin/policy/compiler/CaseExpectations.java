package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.shouxin.workbook.NaturalOrder;
import org.shouxin.workbook.SheetSchema;

/** Reads the expected results of a case. */
final class CaseExpectations {

  private static final String PREFIX = "expect_";
  private static final List<String> NAMES =
      List.of(
          "admission",
          "score",
          "grade_before",
          "grade",
          "standing",
          "credit_limit",
          "credit_days",
          "order",
          "rows",
          "facts");

  private final Compilation compilation;
  private final Dictionary vocabulary;

  CaseExpectations(Compilation compilation, Dictionary vocabulary) {
    this.compilation = compilation;
    this.vocabulary = vocabulary;
  }

  /** The column that states this result. */
  static String column(String name) {
    return PREFIX + name;
  }

  /** Canonical text by name of the result; only what the case states. */
  Map<String, String> of(RowReader row) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String name : NAMES) {
      String text = text(row, name, column(name));
      if (text != null) {
        expected.put(name, text);
      }
    }
    return expected;
  }

  private @Nullable String text(RowReader row, String name, String key) {
    return switch (name) {
      case "score" -> plain(row.number(key, Text.NONE, BigDecimal.ZERO, IndicatorsSheet.HUNDRED));
      case "credit_limit" -> plain(row.number(key, Text.NONE, BigDecimal.ZERO, Codes.LARGEST));
      case "credit_days" -> plain(row.integer(key, Text.NONE, 0, TermsSheet.MOST_DAYS));
      case "order" -> row.choice(key);
      case "rows" -> rows(row, key);
      case "facts" -> facts(row, key);
      default ->
          DowngradesSheet.reference(
              row, key, vocabulary.fact(name), new Text("没有这个结论", "no such conclusion"));
    };
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private @Nullable String rows(RowReader row, String key) {
    if (row.empty(key)) {
      return null;
    }
    TreeSet<String> rows = new TreeSet<>(NaturalOrder.IDS);
    for (String item : row.raw(key).split("[;；\n]", -1)) {
      if (item.isBlank()) {
        continue;
      }
      String name = row(item.strip());
      if (name == null) {
        row.problem(
            key,
            new Text("没有行“" + item.strip() + "”", "there is no row \"" + item.strip() + "\""),
            new Text("表/编号，例如 findings/F-01", "sheet/id, for example findings/F-01"));
      } else {
        rows.add(name);
      }
    }
    String canonical = String.join("; ", rows);
    row.canonical(key, canonical);
    return canonical;
  }

  private @Nullable String row(String item) {
    int slash = item.indexOf('/');
    String sheet = Dictionary.key(slash < 0 ? "" : item.substring(0, slash));
    String id = item.substring(slash + 1).strip();
    for (SheetSchema schema : Sheets.ALL) {
      boolean meant =
          sheet.equals(Dictionary.key(schema.key()))
              || sheet.equals(Dictionary.key(schema.title().zh()))
              || sheet.equals(Dictionary.key(schema.title().en()));
      if (meant && compilation.rows(schema).stream().anyMatch(r -> r.id().equals(id))) {
        return schema.key() + "/" + id;
      }
    }
    return null;
  }

  private @Nullable String facts(RowReader row, String key) {
    if (row.empty(key)) {
      return null;
    }
    TreeMap<String, String> values = new TreeMap<>(NaturalOrder.IDS);
    for (String item : row.raw(key).split("[;；\n]", -1)) {
      if (!item.isBlank()) {
        value(row, key, item.strip(), values);
      }
    }
    String canonical =
        String.join(
            "; ", values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    row.canonical(key, canonical);
    return canonical;
  }

  private void value(RowReader row, String key, String item, Map<String, String> values) {
    String[] sides = item.split("[=＝]", 2);
    Fact fact = vocabulary.find(sides[0].strip()).orElse(null);
    if (fact == null || sides.length < 2) {
      row.problem(
          key,
          new Text("读不懂“" + item + "”", "\"" + item + "\" cannot be read"),
          fact == null
              ? Nearest.suggestion(
                  sides[0].strip(), vocabulary.facts().stream().map(Fact::name).toList())
              : new Text("名称=值", "name=value"));
      return;
    }
    try {
      Object value = ValueReader.read(fact, sides[1].strip());
      values.put(fact.name(), value == null ? "missing" : CasesSheet.canonical(value));
    } catch (Unreadable unreadable) {
      row.problem(key, fact, unreadable);
    }
  }
}
