package org.shouxin.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;

/**
 * A text of the workbook with placeholders for facts, {@code {credit_limit}}; the code of a choice
 * instead of its label by {@code {grade.code}}. A literal brace is written twice. Immutable.
 */
public final class TextTemplate {

  /** Suffix of the name of a choice if its code is meant, {@code {grade.code}}. */
  public static final String CODE = ".code";

  private static final Pattern PART = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]");

  /** A piece of text, or a placeholder. */
  private record Piece(String words, boolean name) {}

  private final Text text;
  private final List<Piece> zh;
  private final List<Piece> en;
  private final boolean broken;

  /**
   * Reads a template.
   *
   * @param text as the workbook has it
   */
  public TextTemplate(Text text) {
    this.text = text;
    this.zh = pieces(text.zh());
    this.en = pieces(text.en());
    this.broken = alone(text.zh()) || alone(text.en());
  }

  private static List<Piece> pieces(String words) {
    List<Piece> pieces = new ArrayList<>();
    Matcher part = PART.matcher(words);
    int from = 0;
    while (part.find()) {
      pieces.add(new Piece(words.substring(from, part.start()), false));
      pieces.add(
          part.group(1) != null
              ? new Piece(part.group(1).strip(), true)
              : new Piece(part.group().substring(0, 1), false));
      from = part.end();
    }
    pieces.add(new Piece(words.substring(from), false));
    return List.copyOf(pieces);
  }

  private static boolean alone(String words) {
    return PART.matcher(words).results().anyMatch(part -> part.group().length() == 1);
  }

  /** The text as the workbook has it. */
  public Text text() {
    return text;
  }

  /** The names in braces, in order of first use in either language. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    zh.stream().filter(Piece::name).forEach(piece -> names.add(piece.words()));
    en.stream().filter(Piece::name).forEach(piece -> names.add(piece.words()));
    return List.copyOf(names);
  }

  /** The fact that a name in braces means, whether its value or its code. */
  public static String factOf(String name) {
    return name.endsWith(CODE) ? name.substring(0, name.length() - CODE.length()) : name;
  }

  /** Whether a brace is unmatched. */
  public boolean broken() {
    return broken;
  }

  /** The text in a language with every name replaced by its value. */
  public String filled(Language language, Function<String, String> value) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : language == Language.ZH ? zh : en) {
      filled.append(piece.name() ? value.apply(piece.words()) : piece.words());
    }
    return filled.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextTemplate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
