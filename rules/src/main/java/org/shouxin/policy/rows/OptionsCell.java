package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Numerals;
import org.shouxin.policy.condition.ConditionParser;
import org.shouxin.problem.Text;

/** Reads the options of a choice: {@code code=中文/English; code=one language}. */
public final class OptionsCell {

  private static final int MOST = 200;
  private static final Pattern OPTION =
      Pattern.compile(
          "\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39})\\s*=\\s*([^=/;,|]+)(?:/([^=/;,|]+))?");
  private static final Text FORM =
      new Text("代码=中文/English; 代码=中文/English", "code=中文/English; code=中文/English");

  private OptionsCell() {}

  /** The options in declared order; none when the cell cannot be read, which is reported. */
  public static List<Fact.Option> read(RowReader row, String key) {
    List<Fact.Option> options = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    String text = Numerals.halfWidth(row.raw(key)).replaceAll(";\\s*$", "");
    String[] items = text.split(";", -1);
    if (text.isBlank() || items.length > MOST) {
      row.problem(key, new Text("选项类型必须列出选项", "a choice must list its options"), FORM);
      return List.of();
    }
    for (String item : items) {
      Matcher option = OPTION.matcher(item);
      if (!option.matches()) {
        row.problem(
            key,
            new Text(
                "读不懂选项“" + item.strip() + "”",
                "the option \"" + item.strip() + "\" cannot be read"),
            FORM);
        return List.of();
      }
      String other = option.group(3) == null ? "" : option.group(3).strip();
      Text label = Text.either(option.group(2).strip(), other);
      for (String name : List.of(option.group(1), label.zh(), label.en())) {
        Integer before = names.putIfAbsent(Dictionary.key(name), options.size());
        if (before != null && before != options.size()) {
          row.problem(
              key,
              new Text("选项“" + name + "”重复", "the option \"" + name + "\" is listed twice"),
              FORM);
          return List.of();
        }
        if (reserved(name)) {
          row.problem(
              key,
              new Text(
                  "“" + name + "”是条件的保留字", "\"" + name + "\" is a reserved word of conditions"),
              new Text("换一个名称", "another name"));
          return List.of();
        }
      }
      options.add(new Fact.Option(option.group(1), label));
    }
    List<String> canonical = new ArrayList<>();
    options.forEach(o -> canonical.add(o.code() + "=" + o.label().zh() + "/" + o.label().en()));
    row.canonical(key, String.join("; ", canonical));
    return List.copyOf(options);
  }

  /** Whether an option of this name would be read as a word of the grammar. */
  public static boolean reserved(String name) {
    return ConditionParser.WORDS.contains(Dictionary.key(name));
  }
}
