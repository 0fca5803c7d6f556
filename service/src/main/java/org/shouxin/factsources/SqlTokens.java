package org.shouxin.factsources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL into tokens; the content of quotes and comments is skipped. */
final class SqlTokens {

  enum Kind {
    COMMENT,
    QUOTED,
    /** An unterminated quote or comment. */
    UNENDED,
    OPEN,
    CLOSE,
    PARAMETER,
    WORD,
    /** Spaces and every other character. */
    OTHER
  }

  /** A token as written, and its line from 1. */
  record Token(Kind kind, String text, int line) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)"
              + "|(?<quoted>'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|`[^`]*+`)"
              + "|(?<unended>/\\*|['\"`])"
              + "|(?<open>\\[\\[)|(?<close>\\]\\])"
              + "|(?<parameter>:[A-Za-z_]\\w*)"
              + "|(?<word>[\\w$#\\x{80}-\\x{10FFFF}]+)"
              + "|(?<other>\\s+|&+|(?s:.))");

  private SqlTokens() {}

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    while (matcher.find()) {
      String token = matcher.group();
      tokens.add(new Token(kind(matcher), token, line));
      line += (int) token.chars().filter(c -> c == '\n').count();
    }
    return tokens;
  }

  private static Kind kind(Matcher matcher) {
    for (Kind kind : Kind.values()) {
      if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
        return kind;
      }
    }
    throw new IllegalStateException(matcher.group());
  }
}
