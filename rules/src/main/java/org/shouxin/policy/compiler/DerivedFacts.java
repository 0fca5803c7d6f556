package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Classification;
import org.shouxin.policy.Derivation;
import org.shouxin.policy.Measure;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;
import org.shouxin.workbook.NaturalOrder;

/** Puts derivations in an order in which each reads only facts and those before it. */
final class DerivedFacts {

  private final Compilation compilation;
  private final Map<String, Derivation> byName = new LinkedHashMap<>();
  private final Set<String> done = new LinkedHashSet<>();

  private DerivedFacts(Compilation compilation, List<? extends Derivation> derivations) {
    this.compilation = compilation;
    derivations.stream()
        .sorted(Comparator.comparing((Derivation d) -> d.fact().name(), NaturalOrder.IDS))
        .forEach(derivation -> byName.putIfAbsent(derivation.fact().name(), derivation));
  }

  /**
   * The derivations in such an order; cycles are reported, and derived facts that no sheet derives.
   */
  static List<Derivation> ordered(
      Compilation compilation,
      Dictionary facts,
      List<Measure> measures,
      List<Classification> classes) {
    List<Derivation> all = new ArrayList<>(measures);
    all.addAll(classes);
    DerivedFacts derived = new DerivedFacts(compilation, all);
    derived.byName.keySet().forEach(name -> derived.visit(name, new ArrayList<>()));
    given(compilation, facts);
    return derived.done.stream().map(derived::derivation).toList();
  }

  private Derivation derivation(String name) {
    Derivation derivation = byName.get(name);
    if (derivation == null) {
      throw new IllegalStateException(name);
    }
    return derivation;
  }

  private void visit(String name, List<String> path) {
    if (done.contains(name)) {
      return;
    }
    int again = path.indexOf(name);
    path.add(name);
    if (again >= 0) {
      cycle(path.subList(again, path.size()));
    } else {
      Derivation derivation = derivation(name);
      for (Fact read : derivation.reads()) {
        if (byName.containsKey(read.name()) && !compilation.isBroken(read.name())) {
          visit(read.name(), path);
        }
      }
      done.add(name);
    }
    path.remove(path.size() - 1);
  }

  private void cycle(List<String> path) {
    Derivation derivation = derivation(path.get(0));
    String place =
        derivation instanceof Measure measure
            ? measure.row().place()
            : ((Classification) derivation).rows().get(0).row().place();
    path.forEach(compilation::breaks);
    compilation
        .problems()
        .add(
            place,
            new Text("推算成了圈", "facts are derived from each other in a cycle"),
            String.join(" <- ", path),
            new Text("每个事实只由别的事实推算", "each fact from facts that do not depend on it"));
  }

  private static void given(Compilation compilation, Dictionary facts) {
    for (RowReader row : compilation.rows(Sheets.FACTS)) {
      Fact fact = facts.find(row.id()).orElse(null);
      if (fact == null || !fact.derived() || compilation.isBroken(fact.name())) {
        continue;
      }
      Predicate<String> names = name -> facts.find(name).filter(fact::equals).isPresent();
      boolean measured =
          compilation.rows(Sheets.MEASURES).stream().anyMatch(r -> names.test(r.id()));
      boolean classed =
          compilation.rows(Sheets.CLASSES).stream().anyMatch(r -> names.test(r.raw("class")));
      if (!measured && !classed) {
        row.problem(
            "when_missing",
            new Text(
                "“" + fact.label().zh() + "”由表推算，但没有表给出它",
                fact.label().en() + " is to be derived by a sheet, but no sheet derives it"),
            new Text("计算表一行，或分类表若干行", "a row of the measures sheet, or rows of the classes sheet"));
      }
    }
  }
}
