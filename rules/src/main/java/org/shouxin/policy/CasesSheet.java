package org.shouxin.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/** Compiles the cases: a column for each fact, and what must come out. */
final class CasesSheet {

  private static final String PREFIX = "expect_";
  private static final int MOST_DAYS = 365;

  private final Compilation compilation;
  private final Dictionary facts;
  private final Dictionary vocabulary;
  private final Set<String> unknown = new HashSet<>();

  private CasesSheet(Compilation compilation, Dictionary facts, Dictionary vocabulary) {
    this.compilation = compilation;
    this.facts = facts;
    this.vocabulary = vocabulary;
  }

  static List<PolicyCase> compile(
      Compilation compilation, Dictionary facts, Dictionary vocabulary) {
    CasesSheet sheet = new CasesSheet(compilation, facts, vocabulary);
    List<PolicyCase> cases = new ArrayList<>();
    for (RowReader row : compilation.rows(Sheets.CASES)) {
      PolicyCase compiled = sheet.compile(row);
      if (compiled != null) {
        cases.add(compiled);
      }
    }
    return cases;
  }

  private @Nullable PolicyCase compile(RowReader row) {
    Map<Integer, Object> values = values(row);
    Object customer = facts.find(FactsSheet.CUSTOMER).map(f -> values.get(f.slot())).orElse(null);
    Facts.Builder builder = Facts.of(customer == null ? row.id() : customer.toString(), facts);
    values.forEach((slot, value) -> builder.set(facts.facts().get(slot), value));
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (String name :
        List.of(
            "admission",
            "score",
            "grade_before",
            "grade",
            "standing",
            "credit_limit",
            "credit_days")) {
      String text = expectation(row, name);
      if (text != null) {
        expected.put(name, text);
        places.put(name, row.place(PREFIX + name));
      }
    }
    LocalDate asOf = row.day("as_of");
    return asOf == null
        ? null
        : new PolicyCase(row.ref(), row.texts("name"), asOf, builder.build(), expected, places);
  }

  /** The values by slot; the row's further cells become canonical under the facts' names. */
  private Map<Integer, Object> values(RowReader row) {
    Map<Integer, Object> values = new TreeMap<>();
    Map<Integer, String> keys = new TreeMap<>();
    for (String key : row.extras()) {
      if (row.empty(key)) {
        continue;
      }
      Optional<Fact> fact = find(key);
      if (fact.isEmpty()) {
        unknown(row, key);
        continue;
      }
      String before = keys.putIfAbsent(fact.get().slot(), key);
      if (before != null) {
        row.problem(
            key,
            new Text(
                "列“" + key + "”与列“" + before + "”是同一个事实",
                "the columns " + key + " and " + before + " are the same fact"),
            new Text("每个事实一列", "one column a fact"));
      } else if (!compilation.isBroken(fact.get().name())) {
        read(row, key, fact.get(), values);
      }
    }
    row.extras().forEach(key -> row.canonical().remove(key));
    values.forEach(
        (slot, value) -> row.canonical(facts.facts().get(slot).name(), canonical(value)));
    return values;
  }

  private static void read(RowReader row, String key, Fact fact, Map<Integer, Object> values) {
    try {
      Object value = ValueReader.read(fact, row.raw(key));
      if (value != null) {
        values.put(fact.slot(), value);
      }
    } catch (Unreadable unreadable) {
      row.problem(
          key,
          new Text(
              "“" + fact.label().zh() + "”" + unreadable.what().zh(),
              fact.label().en() + ": " + unreadable.what().en()),
          unreadable.allowed());
    }
  }

  private Optional<Fact> find(String heading) {
    Optional<Fact> whole = facts.find(heading);
    if (whole.isPresent()) {
      return whole;
    }
    for (String line : heading.split("\n", -1)) {
      Optional<Fact> fact = facts.find(line);
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  private void unknown(RowReader row, String key) {
    if (unknown.add(key) && !compilation.isBroken(key)) {
      row.problem(
          key,
          new Text("列“" + key + "”不是事实", "the column " + key + " is no fact"),
          Compilation.suggestion(key, facts));
    }
  }

  private @Nullable String expectation(RowReader row, String name) {
    String key = PREFIX + name;
    BigDecimal number;
    switch (name) {
      case "score" ->
          number = row.number(key, RowReader.NOTHING, BigDecimal.ZERO, IndicatorsSheet.HUNDRED);
      case "credit_limit" ->
          number = row.number(key, RowReader.NOTHING, BigDecimal.ZERO, Codes.LARGEST);
      case "credit_days" -> number = row.integer(key, RowReader.NOTHING, 0, MOST_DAYS);
      default -> {
        return DowngradesSheet.reference(
            row, key, vocabulary.fact(name), new Text("没有这个结论", "there is no such conclusion"));
      }
    }
    return number == null ? null : number.toPlainString();
  }

  /** The canonical spelling of a value. */
  static String canonical(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
