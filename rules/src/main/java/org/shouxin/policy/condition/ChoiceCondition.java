package org.shouxin.policy.condition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Conditions on a choice: lists of options and their negation. */
public final class ChoiceCondition {

  private static final Pattern NEGATED =
      Pattern.compile("(?:not(?=[\\s(])|!=|<>|不等于|不是|非)\\s*(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern EQUAL = Pattern.compile("(?:=|等于)\\s*(.+)");
  private static final Pattern COMPARED = Pattern.compile("[<>].*|.*(?:大于|小于|不低于|不超过).*");
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");

  private ChoiceCondition() {}

  /** The option that a text names by code or label, null for none. */
  public static @Nullable Ranges option(Fact fact, String text) {
    String wanted = Dictionary.key(text);
    List<Fact.Option> options = fact.options();
    for (int i = 0; i < options.size(); i++) {
      if (wanted.equals(Dictionary.key(options.get(i).code()))) {
        return Ranges.of(i, i);
      }
    }
    for (int i = 0; i < options.size(); i++) {
      Text label = options.get(i).label();
      if (!wanted.isEmpty()
          && (wanted.equals(Dictionary.key(label.zh()))
              || wanted.equals(Dictionary.key(label.en())))) {
        return Ranges.of(i, i);
      }
    }
    return null;
  }

  static Ranges parse(Fact fact, String plain, boolean oneOfSeveral) throws Unreadable {
    Matcher negated = NEGATED.matcher(plain);
    if (negated.matches()) {
      return fact.declared().minus(negated(fact, negated.group(1).strip(), oneOfSeveral));
    }
    if (COMPARED.matcher(plain).matches()) {
      throw new Unreadable(
          new Text("选项不能比较大小", "options cannot be compared"), ConditionParser.forms(fact));
    }
    Matcher equal = EQUAL.matcher(plain);
    return list(fact, equal.matches() ? equal.group(1) : plain);
  }

  private static Ranges negated(Fact fact, String rest, boolean oneOfSeveral) throws Unreadable {
    Matcher brackets = BRACKETS.matcher(rest);
    if (brackets.matches()) {
      return list(fact, brackets.group(1));
    }
    Ranges single = option(fact, rest);
    if (oneOfSeveral || (single == null && rest.matches(".*[,;].*"))) {
      throw new Unreadable(
          new Text("不清楚“非”管到哪里", "the scope of the negation is ambiguous"),
          new Text("not (A, B)，或列出选项", "not (A, B), or a list of options"));
    }
    return single == null ? list(fact, rest) : single;
  }

  private static Ranges list(Fact fact, String text) throws Unreadable {
    Ranges all = Ranges.NONE;
    for (String item : text.split("[,;]", -1)) {
      Ranges option = option(fact, item);
      if (option == null) {
        throw item.isBlank() ? ConditionParser.notRead(fact) : unknown(fact, item.strip());
      }
      all = all.or(option);
    }
    return all;
  }

  private static Unreadable unknown(Fact fact, String item) {
    List<String> codes = fact.options().stream().map(Fact.Option::code).toList();
    List<String> labels = fact.options().stream().map(option -> option.label().zh()).toList();
    Text allowed =
        Nearest.to(item, codes).isEmpty() && Nearest.to(item, labels).isPresent()
            ? Nearest.suggestion(item, labels)
            : Nearest.suggestion(item, codes);
    return new Unreadable(
        new Text("没有选项“" + item + "”", "there is no option \"" + item + "\""), allowed);
  }
}
