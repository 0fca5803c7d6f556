package org.shouxin.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Text;

/** Fills in the texts of a workbook. */
final class OracleTexts {

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+(?!\\d))");
  private static final Text NONE = new Text("—", "—");

  private final Policy policy;
  private final Known known;
  private final Map<String, Text> words = new HashMap<>();

  OracleTexts(Policy policy, Known known, String customer) {
    this.policy = policy;
    this.known = known;
    words.put("as_of", Text.same(known.asOf().toString()));
    words.put("policy", policy.identity().name());
    words.put("customer", Text.same(customer));
  }

  /** Adds a name that texts may use. */
  void add(String name, @Nullable LocalDate day) {
    words.put(name, day == null ? NONE : Text.same(day.toString()));
  }

  /** Adds a list that texts may use. */
  void add(String name, List<Text> texts) {
    words.put(
        name,
        texts.isEmpty()
            ? NONE
            : new Text(
                String.join("；", texts.stream().map(Text::zh).toList()),
                String.join("; ", texts.stream().map(Text::en).toList())));
  }

  /** The text with all names in braces replaced. */
  Text fill(Text text) {
    return new Text(fill(text.zh(), true), fill(text.en(), false));
  }

  private String fill(String text, boolean zh) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && twice) {
        filled.append(c);
        at += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        filled.append(word(text.substring(at + 1, end).strip(), zh));
        at = end + 1;
      } else {
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  private String word(String name, boolean zh) {
    Text word = words.get(name);
    if (word != null) {
      return zh ? word.zh() : word.en();
    }
    if (name.endsWith(".code")) {
      Object code = known.value(name.substring(0, name.indexOf('.')));
      return code == null ? "—" : code.toString();
    }
    Object value = known.value(name);
    return value == null ? "—" : shown(policy.vocabulary().fact(name), value, zh);
  }

  private static String shown(Fact fact, Object value, boolean zh) {
    if (value instanceof Boolean yes) {
      return zh ? (yes ? "是" : "否") : (yes ? "yes" : "no");
    }
    if (value instanceof BigDecimal number) {
      String unit = zh ? fact.unit().zh() : fact.unit().en();
      return grouped(number) + (unit.isEmpty() || unit.equals("%") ? unit : " " + unit);
    }
    if (fact.type() == FactType.CHOICE) {
      Fact.Option option =
          fact.options().stream().filter(o -> o.code().equals(value)).findFirst().orElseThrow();
      return zh ? option.label().zh() : option.label().en();
    }
    return value.toString();
  }

  private static String grouped(BigDecimal number) {
    String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    Matcher thousands = THOUSANDS.matcher(whole);
    return thousands.replaceAll(",") + (point < 0 ? "" : plain.substring(point));
  }
}
