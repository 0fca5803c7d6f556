package org.shouxin.customerfiles;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;

/**
 * A heading as a dictionary reads it: the name, a label or an alias of a fact, perhaps with a mark,
 * a year or a unit, {@code *客户代码}, {@code 2026年最长逾期天数}, {@code 月均采购额（万元）}; a bilingual heading on
 * two lines by either of them.
 *
 * @param fact what it names; null for nothing known
 * @param name the name that it has
 * @param always whether nothing limits it to a time: it is the name with at most a mark or a unit
 * @param unit the unit that it states; null if it states none
 * @param power the unit is ten to this power times the fact's
 * @param unknown what stands there besides, if its meaning is not known; the column cannot be read
 */
record Heading(
    @Nullable Fact fact,
    String name,
    boolean always,
    @Nullable String unit,
    int power,
    @Nullable String unknown) {

  static final Heading NONE = new Heading(null, "", false, null, 0, null);

  private static final Set<String> MARKS =
      Set.of("必填", "必填项", "选填", "可选", "非必填", "required", "optional", "*");

  private static final String DAY =
      "(?:fy)?(?:19|20)[0-9]{2}(?:财年|年度|年末|年底|年|度)?"
          + "(?:[-./]?[0-9]{1,2}(?:月末|月底|月份|月)?(?:[-./]?[0-9]{1,2}日?)?)?";
  private static final Pattern PERIOD =
      Pattern.compile("(?:截至|截止|asof|asat)?" + DAY + "(?:止|末|底)?");
  private static final Pattern BEFORE =
      Pattern.compile("(?i)((?:截至|截止|as of |as at )?" + DAY + ")[\\s_:-]*(?![0-9])(.+)");
  private static final Pattern AFTER =
      Pattern.compile("(?i)(.*[^0-9\\s_:-])[\\s_:-]*(" + DAY + ")");
  private static final Pattern BRACKET_LAST =
      Pattern.compile("(.+?)[(\\[{<【〔〈《「]([^()\\[\\]{}<>【】〔〕〈〉《》「」]*)[)\\]}>】〕〉》」]");
  private static final Pattern BRACKET_FIRST =
      Pattern.compile("[(\\[{<【〔〈《「]([^()\\[\\]{}<>【】〔〕〈〉《》「」]*)[)\\]}>】〕〉》」](.+)");
  private static final Pattern ADDED = Pattern.compile("(.+?)[/:,、_|—-]([^/:,、_|—-]+)");
  private static final Pattern ENDS = Pattern.compile("^[\\s*★☆※●•#]+|[\\s*★☆※●•:]+$");
  private static final int MOST = 6;
  private static final int LONGEST_UNIT = 6;

  /** Reads a heading. */
  static Heading of(String title, Dictionary dictionary) {
    String whole = tidy(title);
    List<String> ways = Stream.concat(Stream.of(whole), whole.lines()).distinct().toList();
    for (String way : ways) {
      Optional<Fact> fact = dictionary.find(way);
      if (fact.isPresent()) {
        return new Heading(fact.get(), way, true, null, 0, null);
      }
    }
    for (String way : ways) {
      Heading read = bare(way).read(dictionary);
      if (read.fact != null) {
        return read;
      }
    }
    return NONE;
  }

  /** The heading without marks, years and brackets, as far as they can be told from it. */
  static String core(String title) {
    Bare bare = bare(tidy(title).replace("\n", ""));
    for (int i = 0; i < MOST && bare.peel(); i++) {}
    return bare.name;
  }

  private static String tidy(String title) {
    StringBuilder seen = new StringBuilder();
    Normalizer.normalize(title, Normalizer.Form.NFKC)
        .codePoints()
        .filter(point -> !Invisible.is(point))
        .forEach(seen::appendCodePoint);
    return seen.toString().strip();
  }

  private static Bare bare(String way) {
    return new Bare(way.replaceAll("\\s*\\n\\s*", ""));
  }

  /** A heading from which what surrounds the name is taken. */
  private static final class Bare {
    private String name;
    private final List<String> besides = new ArrayList<>();

    Bare(String name) {
      this.name = name;
    }

    Heading read(Dictionary dictionary) {
      for (int i = 0; i < MOST; i++) {
        Optional<Fact> fact = dictionary.find(name).or(() -> withUnit(dictionary));
        if (fact.isPresent()) {
          return meant(fact.get(), dictionary);
        }
        if (!peel()) {
          return NONE;
        }
      }
      return NONE;
    }

    /** {@code 合同履约率%}: the unit without brackets. */
    private Optional<Fact> withUnit(Dictionary dictionary) {
      for (int length = 1; length <= LONGEST_UNIT && length < name.length(); length++) {
        String unit = name.substring(name.length() - length);
        String rest = name.substring(0, name.length() - length);
        boolean cut = Character.isLetter(unit.charAt(0)) && isLatin(rest) && isLatin(unit);
        if (!cut && HeadingUnit.isUnit(unit)) {
          Optional<Fact> fact = dictionary.find(rest);
          if (fact.isPresent()) {
            besides.add(unit.strip());
            name = rest;
            return fact;
          }
        }
      }
      return Optional.empty();
    }

    private static boolean isLatin(String text) {
      char last = text.charAt(text.length() - 1);
      return last < 0x80 && Character.isLetter(last);
    }

    boolean peel() {
      String ends = ENDS.matcher(name).replaceAll("");
      if (!ends.equals(name) && !ends.isEmpty()) {
        name = ends;
        return true;
      }
      return take(BRACKET_LAST, 1, 2)
          || take(BRACKET_FIRST, 2, 1)
          || take(BEFORE, 2, 1)
          || take(AFTER, 1, 2)
          || addedUnit();
    }

    private boolean take(Pattern pattern, int kept, int taken) {
      Matcher found = pattern.matcher(name);
      if (!found.matches()) {
        return false;
      }
      besides.add(found.group(taken));
      name = found.group(kept).strip();
      return true;
    }

    private boolean addedUnit() {
      Matcher found = ADDED.matcher(name);
      return found.matches() && HeadingUnit.isUnit(found.group(2)) && take(ADDED, 1, 2);
    }

    private Heading meant(Fact fact, Dictionary dictionary) {
      String unit = null;
      int power = 0;
      boolean always = true;
      for (String each : besides) {
        HeadingUnit.Known whole = HeadingUnit.of(fact, each);
        List<String> words = whole == null ? List.of(each.split("[,、;]")) : List.of(each);
        for (String word : words) {
          HeadingUnit.Known known = HeadingUnit.of(fact, word);
          boolean period = known == null && isPeriod(word);
          if (known != null && (unit == null || power == known.power())) {
            unit = word.strip();
            power = known.power();
          } else if (known != null || !period && !means(word, fact, dictionary)) {
            return new Heading(fact, name, false, null, 0, word.strip());
          }
          always &= !period;
        }
      }
      return new Heading(fact, name, always, unit, power, null);
    }
  }

  private static boolean isPeriod(String word) {
    return PERIOD.matcher(Dictionary.key(word)).matches();
  }

  private static boolean means(String word, Fact fact, Dictionary dictionary) {
    String key = Dictionary.key(word);
    return key.isEmpty()
        || MARKS.contains(key)
        || dictionary.find(word).filter(fact::equals).isPresent();
  }

  /** Whether cells can be read under it. */
  boolean readable() {
    return fact != null && unknown == null;
  }

  /** The fact with the unit in which cells are written. */
  @Nullable Fact written() {
    return fact == null || power == 0 || unit == null ? fact : fact.in(Text.same(unit), power);
  }
}
