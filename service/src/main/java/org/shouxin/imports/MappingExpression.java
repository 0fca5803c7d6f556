package org.shouxin.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/** Reads the right side of a line of a mapping file. Not thread-safe. */
final class MappingExpression {

  /** A text that cannot be read as an expression. */
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text what;
    private final String allowed;

    Unclear(Text what, String allowed) {
      super(what.en(), null, false, false);
      this.what = what;
      this.allowed = allowed;
    }

    Text what() {
      return what;
    }

    String allowed() {
      return allowed;
    }
  }

  private enum Sort {
    HEADING,
    CONSTANT,
    WORD,
    END
  }

  private record Token(Sort sort, String text) {
    boolean is(String word) {
      return sort == Sort.WORD && text.equals(word);
    }
  }

  private static final String OPENING = "\"“'‘";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\G\\p{javaWhitespace}*(?:\"([^\"]*)\"|“([^”]*)”|'([^']*)'|‘([^’]*)’"
              + "|(<>|[\\p{L}\\p{Nd}]+|\\P{javaWhitespace}))");
  private static final String EXAMPLE =
      "\"Heading\", 'constant', 'K-' + \"Heading\" else 'x' when \"Heading\" = 'x'";

  private final Matcher tokens;
  private Token token = new Token(Sort.END, "");

  MappingExpression(String text) {
    this.tokens = TOKEN.matcher(text);
  }

  /** The expression that fills a column. */
  Assignment assignment(String column, int line) throws Unclear {
    next();
    Assignment.Merge merge = Assignment.Merge.SAME;
    if (token.is("earliest") || token.is("latest")) {
      merge = token.is("earliest") ? Assignment.Merge.EARLIEST : Assignment.Merge.LATEST;
      next();
    }
    List<Assignment.Part> parts = new ArrayList<>(List.of(part()));
    while (token.is("+")) {
      next();
      parts.add(part());
    }
    Assignment.Part otherwise = null;
    if (token.is("else")) {
      next();
      otherwise = part();
    }
    List<CellCondition> when = List.of();
    if (token.is("when")) {
      when = conditions();
    }
    end();
    return new Assignment(column, line, parts, otherwise, when, new LinkedHashMap<>(), merge);
  }

  /** Conditions, joined by {@code and}. */
  List<CellCondition> conditions() throws Unclear {
    List<CellCondition> conditions = new ArrayList<>();
    do {
      next();
      conditions.add(condition());
    } while (token.is("and"));
    end();
    return conditions;
  }

  private CellCondition condition() throws Unclear {
    if (token.sort() != Sort.HEADING) {
      throw unclear();
    }
    String heading = token.text();
    next();
    if (token.is("given") || token.is("empty")) {
      CellCondition.Kind kind =
          token.is("given") ? CellCondition.Kind.GIVEN : CellCondition.Kind.EMPTY;
      next();
      return new CellCondition(heading, kind, List.of());
    }
    if (!token.is("=") && !token.is("<>")) {
      throw unclear();
    }
    CellCondition.Kind kind = token.is("=") ? CellCondition.Kind.IS : CellCondition.Kind.IS_NOT;
    List<String> values = new ArrayList<>();
    do {
      next();
      if (token.sort() != Sort.CONSTANT) {
        throw unclear();
      }
      values.add(token.text());
      next();
    } while (token.is(","));
    return new CellCondition(heading, kind, List.copyOf(values));
  }

  private Assignment.Part part() throws Unclear {
    if (token.sort() != Sort.HEADING && token.sort() != Sort.CONSTANT) {
      throw unclear();
    }
    Assignment.Part part = new Assignment.Part(token.sort() == Sort.HEADING, token.text());
    next();
    return part;
  }

  private void end() throws Unclear {
    if (token.sort() != Sort.END) {
      throw unclear();
    }
  }

  private Unclear unclear() {
    Token found = token;
    return found.sort() == Sort.END
        ? new Unclear(new Text("此行没有写完", "unexpected end of line"), EXAMPLE)
        : new Unclear(
            new Text("此处读不懂“" + found.text() + "”", "cannot be read at " + found.text()), EXAMPLE);
  }

  private void next() throws Unclear {
    if (!tokens.find()) {
      token = new Token(Sort.END, "");
      return;
    }
    String heading = either(1, 2);
    String constant = either(3, 4);
    String word = tokens.group(5);
    if (heading != null) {
      token = new Token(Sort.HEADING, heading);
    } else if (constant != null) {
      token = new Token(Sort.CONSTANT, constant);
    } else if (OPENING.contains(word)) {
      throw new Unclear(new Text("引号没有配对", "unterminated quote"), EXAMPLE);
    } else {
      token = new Token(Sort.WORD, word.equals("，") ? "," : word);
    }
  }

  private @Nullable String either(int one, int other) {
    return tokens.group(one) == null ? tokens.group(other) : tokens.group(one);
  }
}
