package org.shouxin.policy.condition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Ranges;
import org.shouxin.facts.Ranges.Range;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** Spells sets of codes in the grammar of conditions. */
public final class ConditionText {

  private ConditionText() {}

  /**
   * The one canonical spelling, which reads back as the same ranges: {@code any}, {@code >= 98},
   * {@code [60, 80)}, {@code 0 or > 5}, {@code A, B}, {@code yes}, {@code missing or no}.
   *
   * @param ranges inside the fact's declared range, missing aside
   */
  static String of(Fact fact, Ranges ranges) {
    boolean missing = ranges.contains(Codes.MISSING);
    Ranges present = ranges.minus(Ranges.MISSING);
    String head = missing ? "missing" : "";
    if (present.isEmpty()) {
      return head;
    }
    return (missing ? "missing or " : "") + present(fact, present);
  }

  private static String present(Fact fact, Ranges ranges) {
    if (ranges.equals(fact.declared())) {
      return "any";
    }
    return switch (fact.type()) {
      case NUMBER, DATE -> parts(fact, ranges);
      case YES_NO -> ranges.contains(1) ? "yes" : "no";
      case CHOICE, TEXT -> options(fact, ranges, null);
    };
  }

  /** The same for display: options by label, with the unit. */
  public static Text shown(Fact fact, Ranges ranges) {
    return switch (fact.type()) {
      case CHOICE ->
          new Text(options(fact, ranges, Language.ZH), options(fact, ranges, Language.EN));
      case YES_NO ->
          new Text(
              ranges.contains(1) ? ranges.contains(0) ? "是、否" : "是" : "否",
              ranges.contains(1) ? ranges.contains(0) ? "yes, no" : "yes" : "no");
      case DATE -> new Text(of(fact, ranges) + " 天", of(fact, ranges) + " days");
      case NUMBER ->
          new Text(
              (of(fact, ranges) + " " + fact.unit().zh()).strip(),
              (of(fact, ranges) + " " + fact.unit().en()).strip());
      case TEXT -> Text.same(of(fact, ranges));
    };
  }

  private static String options(Fact fact, Ranges ranges, @Nullable Language language) {
    List<String> in = new ArrayList<>();
    for (int i = 0; i < fact.options().size(); i++) {
      if (ranges.contains(i)) {
        Fact.Option option = fact.options().get(i);
        in.add(language == null ? option.code() : option.label().in(language));
      }
    }
    return String.join(language == Language.ZH ? "、" : ", ", in);
  }

  private static String parts(Fact fact, Ranges ranges) {
    Range declared = fact.declared().parts().get(0);
    List<String> spelt = new ArrayList<>();
    for (Range part : ranges.parts()) {
      spelt.add(part(fact, part, declared));
    }
    return String.join(" or ", spelt);
  }

  private static String part(Fact fact, Range part, Range declared) {
    FactType type = fact.type();
    boolean date = type == FactType.DATE;
    long last = fact.whole() && part.high() != Codes.HIGHEST ? fact.last(part.high()) : part.high();
    if (part.low() == last && (date || Codes.exact(part.low()))) {
      return number(type, part.low());
    }
    boolean openLow = !date && !Codes.exact(part.low());
    boolean openHigh = !date && !Codes.exact(last);
    String low = part.low() == Codes.LOWEST ? "" : number(type, part.low() - (openLow ? 1 : 0));
    String high = part.high() == Codes.HIGHEST ? "" : number(type, last + (openHigh ? 1 : 0));
    if (part.low() == declared.low()) {
      return date && part.high() == -1 ? "< 0" : (openHigh ? "< " : "<= ") + high;
    }
    if (part.high() == declared.high()) {
      return (openLow ? "> " : ">= ") + low;
    }
    return (openLow ? "(" : "[") + low + ", " + high + (openHigh ? ")" : "]");
  }

  static String number(FactType type, long code) {
    return type == FactType.DATE ? String.valueOf(code) : Codes.number(code).toPlainString();
  }
}
