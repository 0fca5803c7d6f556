package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.WhenMissing;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.FactName;
import org.shouxin.policy.rows.OptionsCell;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the fact dictionary. */
final class FactsSheet {

  private static final int MOST = 500;

  /** The type of numbers without decimals. */
  private static final String WHOLE = "whole";

  private final Compilation compilation;
  private final Map<String, String> taken = new HashMap<>();

  private final Set<String> conclusions = new HashSet<>();

  private FactsSheet(Compilation compilation, Outline outline) {
    this.compilation = compilation;
    for (Fact conclusion : Vocabulary.conclusions(outline, 0)) {
      conclusions.add(conclusion.name());
      taken.put(Dictionary.key(conclusion.name()), "");
      taken.put(Dictionary.key(conclusion.label().zh()), "");
      taken.put(Dictionary.key(conclusion.label().en()), "");
    }
  }

  /** The dictionary, sorted by name; facts with a problem are included and marked as broken. */
  static Dictionary compile(Compilation compilation, Outline outline) {
    return new FactsSheet(compilation, outline).compile();
  }

  private Dictionary compile() {
    List<RowReader> rows = compilation.rows(Sheets.FACTS);
    if (rows.size() > MOST) {
      compilation
          .problems()
          .add(
              rows.get(MOST).place("name"),
              new Text("事实过多", "too many facts"),
              String.valueOf(rows.size()),
              Text.same("≤ " + MOST));
      rows = rows.subList(0, MOST);
    }
    rows.stream()
        .filter(row -> !conclusions.contains(row.id()))
        .forEach(row -> claim(row, "name", row.id()));
    List<Fact> facts = new ArrayList<>();
    for (RowReader row : rows) {
      Fact fact = fact(row, facts.size());
      if (!conclusions.contains(fact.name())) {
        facts.add(fact);
      }
    }
    if (!rows.isEmpty() && facts.stream().noneMatch(f -> f.name().equals(Fact.CUSTOMER))) {
      compilation
          .problems()
          .add(
              Sheets.FACTS.tab(),
              new Text("缺少事实 customer（客户代码）", "the fact customer (the customer's code) is missing"),
              "",
              new Text(
                  "一行：customer，类型“文字”，缺失时“不评级”",
                  "a row: customer, type text, refuse to grade when missing"));
    }
    return new Dictionary(facts);
  }

  private void claim(RowReader row, String key, String name) {
    String folded = Dictionary.key(name);
    if (folded.isEmpty()) {
      return;
    }
    String place = row.place("name");
    String before = taken.putIfAbsent(folded, place);
    if (before != null && !before.equals(place)) {
      compilation
          .problems()
          .add(
              row.place(key),
              before.isEmpty()
                  ? new Text("这个名称留给评级结论", "the name is reserved for a conclusion")
                  : new Text("名称重复，已见于 " + before, "the name is already used at " + before),
              name,
              new Text("大小写、空格、连字符不同仍算同名", "case, blanks and hyphens make no difference"));
    }
  }

  private Fact fact(RowReader row, int slot) {
    int before = compilation.problems().all().size();
    String name = row.raw("name");
    FactName.check(row, name, conclusions);
    Text label = row.texts("label");
    claim(row, "label_zh", label.zh());
    claim(row, "label_en", label.en());
    List<String> aliases = listed(row, "aliases");
    aliases.forEach(alias -> claim(row, "aliases", alias));
    List<String> marks = listed(row, "missing_marks");
    String typed = row.choice("type", Sheets.TYPES);
    boolean whole = WHOLE.equals(typed);
    FactType type =
        typed == null || whole ? FactType.NUMBER : FactType.valueOf(typed.toUpperCase(Locale.ROOT));
    BigDecimal low = bound(row, "low", type, whole);
    BigDecimal high = bound(row, "high", type, whole);
    if (low != null && high != null && low.compareTo(high) > 0) {
      row.problem(
          "high",
          new Text("最大值小于最小值", "the highest value is below the lowest"),
          new Text("不低于 " + low.toPlainString(), "at least " + low.toPlainString()));
    }
    List<Fact.Option> options = options(row, type);
    WhenMissing whenMissing = FactMissing.answer(row, name, type);
    Fact.About about = about(row, name);
    String currency = row.empty("currency") ? null : row.raw("currency");
    Text unit = row.texts("unit");
    Fact fact =
        new Fact(
            name,
            label,
            aliases,
            type,
            unit,
            low,
            high,
            options,
            whenMissing,
            null,
            about,
            currency,
            whole,
            marks,
            slot);
    if (typed == null || compilation.problems().all().size() > before) {
      compilation.breaks(name);
      return fact;
    }
    return fact.withAssumed(FactMissing.assumed(compilation, row, fact));
  }

  private static List<String> listed(RowReader row, String key) {
    List<String> listed =
        Arrays.stream(row.raw(key).split("[;；\n]"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    row.canonical(key, String.join("; ", listed));
    return listed;
  }

  private static Fact.About about(RowReader row, String name) {
    boolean order = "order".equals(row.choiceOr("about", "customer"));
    if (order && name.equals(Fact.CUSTOMER)) {
      row.problem(
          "about",
          new Text("客户代码不是订单的事实", "the customer's code cannot be a fact about an order"),
          new Text("留空", "empty"));
      return Fact.About.CUSTOMER;
    }
    return order ? Fact.About.ORDER : Fact.About.CUSTOMER;
  }

  private static @Nullable BigDecimal bound(
      RowReader row, String key, FactType type, boolean whole) {
    if (!row.empty(key) && type != FactType.NUMBER) {
      row.problem(
          key,
          new Text("只有数字类型才有上下限", "only numbers have a lowest and a highest value"),
          new Text("留空", "empty"));
      return null;
    }
    Text unit = row.texts("unit");
    BigDecimal bound = row.number(key, unit, Codes.LARGEST.negate(), Codes.LARGEST);
    if (bound != null && whole && bound.scale() > 0) {
      row.problem(
          key,
          new Text("整数的上下限也是整数", "the bounds of whole numbers are whole numbers"),
          Text.same(bound.setScale(0, RoundingMode.FLOOR).toPlainString()));
      return null;
    }
    return bound;
  }

  private static List<Fact.Option> options(RowReader row, FactType type) {
    if (type == FactType.CHOICE) {
      return OptionsCell.read(row, "options");
    }
    if (!row.empty("options")) {
      row.problem(
          "options", new Text("只有选项类型才有选项", "only choices have options"), new Text("留空", "empty"));
    }
    return List.of();
  }
}
