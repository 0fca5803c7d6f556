package org.shouxin.policy.condition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words and signs by which people write bounds. 以上, 以下, 以内 and 届满 include the number, 不满, 超过
 * and 以外 do not (Civil Code of the People's Republic of China, art. 1259).
 */
final class BoundWords {

  /** What a piece of a condition is. */
  enum Kind {
    /** A comparison in front of its number: {@code >=}, 不满, at least. */
    BEFORE,
    /** A comparison behind its number: 以上, or more. */
    AFTER,
    /** What joins the two ends of a range: 至, to, a hyphen. */
    TO,
    /** What joins two bounds that both hold. */
    AND,
    /** Whether the number beside it is included: （含）, （不含）. */
    MARK,
    /** Anything else: a number, or the name of what is compared. */
    PLAIN
  }

  /**
   * A piece of a condition.
   *
   * @param text as written; a comparison as one of {@code >= > <= < = !=}
   */
  record Piece(Kind kind, String text) {}

  private static final Map<String, String> BEFORE =
      words(
          ">=",
          ">=，大于等于，大于或等于，高于或等于，多于或等于，不低于，不小于，不少于，至少，达到，达，满，届满，已满，at least，not less than，no less than"
              + "，greater than or equal to",
          "<=",
          "<=，小于等于，小于或等于，低于或等于，少于或等于，不超过，未超过，不大于，不高于，不多于，至多，最多，at most，not more than，no more than"
              + "，not exceeding，less than or equal to，up to",
          ">",
          ">，大于，高于，多于，超过，超出，more than，greater than，over，above，exceeding",
          "<",
          "<，小于，低于，少于，不足，不满，未满，不到，未达到，未达，不达，less than，fewer than，under，below",
          "=",
          "=，==，等于",
          "!=",
          "!=，<>，不等于");

  private static final Map<String, String> AFTER =
      words(
          ">=",
          "以上，及以上，或以上，及其以上，届满，or more，or above，or over，or higher，and more，and above，and over"
              + "，and higher，and up",
          "<=",
          "以下，及以下，或以下，及其以下，以内，及以内，之内，内，or less，or fewer，or below，or under，or lower，and less"
              + "，and below，and under，and lower",
          ">",
          "以外，之外");

  private static final Pattern MARKS =
      Pattern.compile(
          "\\(\\s*((?:不|未)?[包]?含[^()]*|(?:inclusive|exclusive|included|excluded|incl\\.?|excl\\.?))\\s*\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PIECES =
      Pattern.compile(
          "(?<mark>"
              + MARKS.pattern()
              + ")|(?<before>"
              + alternatives(BEFORE)
              + ")|(?<after>"
              + alternatives(AFTER)
              + "|(?<=[\\p{L}\\p{N}%])\\s*\\+(?=\\s*$))"
              + "|(?<to>至|到|(?<![\\p{L}])to(?![\\p{L}])"
              + "|(?<=[\\p{L}\\p{N}%)])(?<![0-9][eE])\\s*(?:--?|–|—{1,2}|~)(?=\\s*[+-]?[.0-9]))"
              + "|(?<and>&&?|并?且|(?<![\\p{L}_])and(?![\\p{L}_])|,(?=\\s*[^\\s0-9<>=!])|(?<=[上下内外满)])\\s*[,;])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:between|介于)\\s*(.+?)\\s*(?:and|和|与)\\s*(.+?)(?:之间)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM =
      Pattern.compile("(?:from|从|自|在)?\\s*(.+?)(?:之间)?", Pattern.CASE_INSENSITIVE);

  private BoundWords() {}

  private static Map<String, String> words(String... signsAndWords) {
    Map<String, String> signs = new LinkedHashMap<>();
    for (int i = 0; i < signsAndWords.length; i += 2) {
      for (String word : signsAndWords[i + 1].split("，")) {
        signs.put(word, signsAndWords[i]);
      }
    }
    return signs;
  }

  /** The longest first, English ones as whole words. */
  private static String alternatives(Map<String, String> words) {
    return words.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(
            word ->
                word.matches("[a-z ]+")
                    ? "(?<![\\p{L}])"
                        + word.replace(" ", "\\s+")
                        + "(?![\\p{L}])"
                        + (word.matches("(?:and|or) .*") ? "(?!\\s*[-+.0-9])" : "")
                    : Pattern.quote(word))
        .collect(Collectors.joining("|"));
  }

  /** The pieces of a condition in half width, none of them blank. */
  static List<Piece> cut(String plain) {
    Matcher between = BETWEEN.matcher(plain);
    Matcher from = FROM.matcher(plain);
    String text =
        between.matches()
            ? between.group(1) + "至" + between.group(2)
            : from.matches() ? from.group(1) : plain;
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = PIECES.matcher(text);
    int end = 0;
    while (matcher.find()) {
      plain(text.substring(end, matcher.start()), pieces);
      pieces.add(piece(matcher));
      end = matcher.end();
    }
    plain(text.substring(end), pieces);
    return pieces;
  }

  private static void plain(String text, List<Piece> pieces) {
    if (!text.isBlank()) {
      pieces.add(new Piece(Kind.PLAIN, text.strip()));
    }
  }

  private static Piece piece(Matcher matcher) {
    String word = matcher.group().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (matcher.group("mark") != null) {
      return new Piece(Kind.MARK, word.substring(1, word.length() - 1).strip());
    }
    if (matcher.group("before") != null) {
      return new Piece(Kind.BEFORE, BEFORE.getOrDefault(word, word));
    }
    if (matcher.group("after") != null) {
      return new Piece(Kind.AFTER, AFTER.getOrDefault(word, ">="));
    }
    return new Piece(matcher.group("to") != null ? Kind.TO : Kind.AND, word);
  }
}
