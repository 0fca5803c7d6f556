package org.shouxin.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * A text of the workbook with facts to be filled in, {@code {credit_limit}}; of a choice the code
 * in place of the label by {@code {grade.code}}. A brace is written twice.
 *
 * @param text as the workbook has it
 */
public record TextTemplate(Text text) {

  /** What stands behind the name of a choice when its code is meant, {@code {grade.code}}. */
  public static final String CODE = ".code";

  private static final Pattern PART = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]");

  /** The names that stand in braces, in order of first use in either language. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String words : List.of(text.zh(), text.en())) {
      Matcher part = PART.matcher(words);
      while (part.find()) {
        if (part.group(1) != null) {
          names.add(part.group(1).strip());
        }
      }
    }
    return List.copyOf(names);
  }

  /** The fact that a name in braces means, whether its value or its code. */
  public static String factOf(String name) {
    return name.endsWith(CODE) ? name.substring(0, name.length() - CODE.length()) : name;
  }

  /** Whether a brace stands alone. */
  public boolean broken() {
    List<String> alone = new ArrayList<>();
    for (String words : List.of(text.zh(), text.en())) {
      PART.matcher(words)
          .results()
          .filter(part -> part.group().length() == 1)
          .forEach(part -> alone.add(part.group()));
    }
    return !alone.isEmpty();
  }

  /** The text in a language with every name replaced by its value. */
  public String filled(Language language, Function<String, String> value) {
    return PART.matcher(text.in(language))
        .replaceAll(
            part ->
                Matcher.quoteReplacement(
                    part.group(1) != null
                        ? value.apply(part.group(1).strip())
                        : part.group().substring(0, 1)));
  }
}
