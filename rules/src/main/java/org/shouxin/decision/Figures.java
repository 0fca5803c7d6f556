package org.shouxin.decision;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;
import org.shouxin.engine.Outcome;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.policy.TextTemplate;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/** The values of an outcome as texts show them: numbers with thousands separators and units. */
final class Figures {

  /** Shown in place of a missing value. */
  static final String ABSENT = "—";

  private final Outcome outcome;

  Figures(Outcome outcome) {
    this.outcome = outcome;
  }

  /** A text in both languages with every name replaced by its value. */
  static Text filled(TextTemplate template, BiFunction<String, Language, String> value) {
    return new Text(
        template.filled(Language.ZH, name -> value.apply(name, Language.ZH)),
        template.filled(Language.EN, name -> value.apply(name, Language.EN)));
  }

  /** The value of a fact or conclusion by name, or of the decision itself. */
  String shown(String name, Language language) {
    return switch (name) {
      case "as_of" -> outcome.asOf().toString();
      case "policy" -> outcome.layout().policy().identity().name().in(language);
      case "customer" -> outcome.facts().customer();
      default -> {
        Optional<Fact> fact =
            outcome.layout().policy().vocabulary().find(TextTemplate.factOf(name));
        yield fact.isEmpty()
            ? ABSENT
            : shown(fact.get(), name.endsWith(TextTemplate.CODE), language);
      }
    };
  }

  private String shown(Fact fact, boolean code, Language language) {
    Object value = outcome.value(fact);
    if (value == null) {
      return ABSENT;
    }
    if (code) {
      return value.toString();
    }
    if (fact.type() != FactType.NUMBER) {
      return fact.shown(value, language);
    }
    String unit = fact.unit().in(language);
    return Codes.grouped((BigDecimal) value)
        + (unit.isEmpty() || unit.equals("%") ? unit : " " + unit);
  }
}
