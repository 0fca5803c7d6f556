package org.shouxin.policy.rows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.TextTemplate;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** The names that texts of the workbook may have in braces. */
public final class Placeholders {

  /** What every text may name in addition to facts and conclusions. */
  private static final List<String> ALWAYS = List.of("as_of", "policy", "next_review");

  /** What letters may name in addition: the findings of a kind, criteria and reasons. */
  private static final List<String> LETTERS =
      List.of(
          "conditions",
          "evidence",
          "security",
          "sanctions",
          "treatments",
          "failed",
          "unmet",
          "missing",
          "reasons");

  /** All of them; no fact may have such a name. */
  static final Set<String> WORDS = words();

  private final Set<String> names = new LinkedHashSet<>();

  private Placeholders(Dictionary vocabulary) {
    names.addAll(ALWAYS);
    vocabulary.facts().stream().map(Fact::name).forEach(names::add);
    vocabulary.facts().stream()
        .filter(fact -> fact.type() == FactType.CHOICE)
        .forEach(fact -> names.add(fact.name() + TextTemplate.CODE));
  }

  private static Set<String> words() {
    Set<String> words = new LinkedHashSet<>(ALWAYS);
    words.addAll(LETTERS);
    return Set.copyOf(words);
  }

  /** For the texts of findings and checks. */
  public static Placeholders of(Dictionary vocabulary) {
    return new Placeholders(vocabulary);
  }

  /** For letters. */
  public static Placeholders ofLetters(Dictionary vocabulary) {
    Placeholders placeholders = new Placeholders(vocabulary);
    placeholders.names.addAll(LETTERS);
    return placeholders;
  }

  /** The text pair of a row; an unmatched brace or an unknown name is reported at its cell. */
  public TextTemplate read(RowReader row, String prefix) {
    check(row, prefix + "_zh");
    check(row, prefix + "_en");
    return new TextTemplate(row.texts(prefix));
  }

  private void check(RowReader row, String key) {
    TextTemplate template = new TextTemplate(Text.same(row.raw(key)));
    if (template.broken()) {
      row.problem(
          key,
          new Text("有单独的大括号", "unmatched brace"),
          new Text("{事实名}；大括号本身写两次：{{ }}", "{fact}; a brace itself is written twice: {{ }}"));
    }
    for (String name : template.names()) {
      if (!names.contains(name)) {
        row.problem(
            key,
            new Text("没有名称“{" + name + "}”", "unknown name {" + name + "}"),
            Nearest.suggestion(name, List.copyOf(names)));
      }
    }
  }
}
