package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Conclusions;
import org.shouxin.policy.PolicyCase;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the cases: a column for each fact, and the expected results. */
final class CasesSheet {

  private final Compilation compilation;
  private final Dictionary facts;
  private final Dictionary vocabulary;
  private final CaseExpectations expectations;
  private final Set<String> unknown = new HashSet<>();

  private CasesSheet(Compilation compilation, Dictionary facts, Dictionary vocabulary) {
    this.compilation = compilation;
    this.facts = facts;
    this.vocabulary = vocabulary;
    this.expectations = new CaseExpectations(compilation, vocabulary);
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
    boolean ordered = !row.empty(CaseExpectations.column("order"));
    Map<Fact, Object> values = values(row, ordered);
    Object given = facts.find(Fact.CUSTOMER).map(values::get).orElse(null);
    String customer = given == null ? row.id() : given.toString();
    Facts.Builder about = Facts.of(customer, facts);
    Facts.Builder order = Facts.of(customer, vocabulary);
    values.forEach(
        (fact, value) -> {
          order.set(fact, value);
          if (fact.slot() < facts.facts().size()) {
            about.set(fact, value);
          }
        });
    Map<String, String> expected = expectations.of(row);
    Map<String, String> places = new LinkedHashMap<>();
    expected.keySet().forEach(name -> places.put(name, row.place(CaseExpectations.column(name))));
    LocalDate asOf = row.day("as_of");
    return asOf == null
        ? null
        : new PolicyCase(
            row.ref(),
            row.texts("name"),
            asOf,
            about.build(),
            ordered ? order.build() : null,
            expected,
            places);
  }

  /** The values by fact; the row's further cells become canonical under the facts' names. */
  private Map<Fact, Object> values(RowReader row, boolean ordered) {
    Map<Fact, Object> values = new TreeMap<>(Comparator.comparingInt(Fact::slot));
    Map<Fact, String> keys = new HashMap<>();
    for (String key : row.extras()) {
      if (row.empty(key)) {
        continue;
      }
      Optional<Fact> fact = find(key);
      if (fact.isEmpty()) {
        unknown(row, key);
        continue;
      }
      String before = keys.putIfAbsent(fact.get(), key);
      if (before != null) {
        row.problem(
            key,
            new Text(
                "列“" + key + "”与列“" + before + "”是同一个事实",
                "the columns " + key + " and " + before + " are the same fact"),
            new Text("每个事实一列", "one column per fact"));
      } else if (!compilation.isBroken(fact.get().name())
          && allowed(row, key, fact.get(), ordered)) {
        read(row, key, fact.get(), values);
      }
    }
    row.extras().forEach(key -> row.canonical().remove(key));
    values.forEach((fact, value) -> row.canonical(fact.name(), canonical(value)));
    return values;
  }

  private boolean allowed(RowReader row, String key, Fact fact, boolean ordered) {
    boolean concluded = fact.slot() >= facts.facts().size();
    boolean order = fact.about() == Fact.About.ORDER;
    boolean always = fact.name().equals(Conclusions.AS_OF_MONTH) || (order && fact.derived());
    if (always || (!ordered && fact.derived())) {
      row.problem(
          key,
          new Text("“" + fact.label().zh() + "”是推算出来的", fact.label().en() + " is derived"),
          new Text("留空；可写在“预期推算”里", "empty; it may stand under the expected facts"));
      return false;
    }
    if (!ordered && (concluded || order)) {
      row.problem(
          key,
          new Text(
              "“" + fact.label().zh() + "”只用于订单审查",
              fact.label().en() + " applies to order checks only"),
          new Text("留空，或填写预期订单结论", "empty, or fill the expected outcome of the order"));
      return false;
    }
    return true;
  }

  private static void read(RowReader row, String key, Fact fact, Map<Fact, Object> values) {
    try {
      Object value = ValueReader.read(fact, row.raw(key));
      if (value != null) {
        values.put(fact, value);
      }
    } catch (Unreadable unreadable) {
      row.problem(key, fact, unreadable);
    }
  }

  private Optional<Fact> find(String heading) {
    Optional<Fact> whole = vocabulary.find(heading);
    if (whole.isPresent()) {
      return whole;
    }
    for (String line : heading.split("\n", -1)) {
      Optional<Fact> fact = vocabulary.find(line);
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
          new Text("列“" + key + "”不是事实", "the column " + key + " is not a fact"),
          Compilation.suggestion(key, facts));
    }
  }

  /** The canonical spelling of a value. */
  static String canonical(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
