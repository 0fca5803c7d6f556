package org.shouxin.customerfiles;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;

/** Units as headings name them. */
final class HeadingUnit {

  private static final Map<String, Integer> MULTIPLES =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("百", 2),
          Map.entry("千", 3),
          Map.entry("thousand", 3),
          Map.entry("万", 4),
          Map.entry("十万", 5),
          Map.entry("百万", 6),
          Map.entry("million", 6),
          Map.entry("千万", 7),
          Map.entry("亿", 8),
          Map.entry("billion", 9));

  private static final Pattern MONEY =
      Pattern.compile(
          "(?:人民币|rmb|cny|¥)?(百|千|万|十万|百万|千万|亿|thousand|million|billion)?"
              + "(?:元|圆|人民币|人民币元|rmb|cny|yuan|¥)?(?:thousand|million|billion)?");

  private static final Set<String> FOREIGN =
      Set.of(
          "usd", "美元", "$", "us$", "eur", "欧元", "€", "hkd", "港元", "港币", "jpy", "日元", "gbp", "英镑");

  private static final Set<String> PERCENT = Set.of("%", "percent", "pct", "百分比", "百分数", "百分率");

  private static final Map<String, Integer> PARTS =
      Map.of("小数", 2, "fraction", 2, "decimal", 2, "小数形式", 2, "01", 2, "0~1", 2, "‰", -1);

  /** Words for one unit. */
  private static final List<Set<String>> OTHERS =
      List.of(
          Set.of("天", "日", "日历天", "day", "days"),
          Set.of("周", "星期", "week", "weeks"),
          Set.of("月", "个月", "month", "months"),
          Set.of("季", "季度", "quarter", "quarters"),
          Set.of("年", "周年", "year", "years"),
          Set.of("次", "times"),
          Set.of("张", "笔", "份", "invoices"),
          Set.of("家", "户", "个", "count", "number"),
          Set.of("倍", "times over"),
          Set.of("千克", "公斤", "kg"),
          Set.of("吨", "t", "ton", "tons", "tonne", "tonnes"));

  /** A unit of a heading: ten to a power times that of the fact. */
  record Known(int power) {}

  private HeadingUnit() {}

  /** Whether these are words for a unit, of whatever. */
  static boolean isUnit(String words) {
    String key = key(words);
    return money(key) != null
        || FOREIGN.contains(key)
        || PERCENT.contains(key)
        || PARTS.containsKey(key)
        || OTHERS.stream().anyMatch(set -> set.contains(key));
  }

  /**
   * What words mean for the numbers of a fact; null if they are no unit that it can be given in.
   */
  static @Nullable Known of(Fact fact, String words) {
    if (fact.type() != FactType.NUMBER) {
      return null;
    }
    String key = key(words);
    List<String> own = List.of(key(fact.unit().zh()), key(fact.unit().en()));
    if (key.isEmpty() || own.get(0).isEmpty()) {
      return null;
    }
    if (own.contains(key) || same(own, key)) {
      return new Known(0);
    }
    if (fact.percent()) {
      Integer power = PERCENT.contains(key) ? Integer.valueOf(0) : PARTS.get(key);
      return power == null ? null : new Known(power);
    }
    Integer ownPower = money(own.get(0));
    Integer power = money(key);
    return power == null || ownPower == null ? null : new Known(power - ownPower);
  }

  private static boolean same(List<String> own, String key) {
    return OTHERS.stream()
        .anyMatch(set -> set.contains(key) && own.stream().anyMatch(set::contains));
  }

  /** The power of ten of an amount in yuan; null for another unit. */
  private static @Nullable Integer money(String key) {
    Matcher money = MONEY.matcher(key);
    if (key.isEmpty() || !money.matches()) {
      return null;
    }
    String multiple = money.group(1) == null ? "" : money.group(1);
    for (String after : List.of("thousand", "million", "billion")) {
      if (key.endsWith(after) && !multiple.equals(after)) {
        return multiple.isEmpty() ? MULTIPLES.get(after) : null;
      }
    }
    return MULTIPLES.get(multiple);
  }

  private static String key(String words) {
    return Dictionary.key(words).replaceFirst("^(单位|unit)[::]?|^in(?=[a-z])(?!voices)", "");
  }
}
