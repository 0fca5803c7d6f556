package org.shouxin.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The settings of a mapping above its first section, by name; what is wrong is added. */
record MappingSettings(String name, Map<String, String> given, List<Problem> problems) {

  static final List<String> NAMES = List.of("days", "numbers", "yes", "no", "missing");

  ValueFormat valueFormat() {
    Set<String> yes = words("yes");
    Set<String> no = words("no");
    if (yes.isEmpty() != no.isEmpty()) {
      problem("yes", new Text("yes 与 no 须同时给出", "yes and no must both be given"), "");
    }
    Set<String> missing = new HashSet<>();
    for (String text : given.getOrDefault("missing", "").split("[,，]")) {
      missing.add(text.strip());
    }
    missing.remove("");
    return new ValueFormat(days(), numbers(), folded(yes), folded(no), missing);
  }

  private Set<String> words(String setting) {
    Set<String> words = new HashSet<>(List.of(given.getOrDefault(setting, "").split("[,，]")));
    words.removeIf(String::isBlank);
    return words;
  }

  private static Set<String> folded(Set<String> words) {
    Set<String> folded = new HashSet<>();
    words.forEach(word -> folded.add(Dictionary.key(word)));
    return folded;
  }

  private @Nullable String days() {
    String pattern = given.get("days");
    if (pattern != null) {
      try {
        ValueFormat.formatter(pattern);
      } catch (IllegalArgumentException none) {
        problem(
            "days", new Text("不是日期格式", "invalid date pattern"), "yyyy-MM-dd, M/d/yyyy, d.M.yyyy");
        return null;
      }
    }
    return pattern;
  }

  private ValueFormat.Numbers numbers() {
    String example = given.get("numbers");
    if (example == null) {
      return ValueFormat.Numbers.USUAL;
    }
    if (!example.equals("1,234.56") && !example.equals("1.234,56")) {
      problem("numbers", new Text("不是数字格式", "invalid number format"), "1,234.56, 1.234,56");
    }
    return example.equals("1.234,56") ? ValueFormat.Numbers.COMMA : ValueFormat.Numbers.POINT;
  }

  private void problem(String setting, Text what, String allowed) {
    problems.add(
        new Problem(
            name + ", " + setting, what, given.getOrDefault(setting, ""), Text.same(allowed)));
  }
}
