package org.shouxin.factsources;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.factsources.SqlTokens.Token;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Builds the queries of a file, or reports all its problems. Single use. */
final class SqlParser {

  private static final String AS_OF = ":asOf";

  private static final String CUSTOMER = ":customer";

  /** Words that are not allowed at the top level of the query, with their messages. */
  private static final Map<String, Text> FORBIDDEN =
      Map.of(
          "order", new Text("不要排序，取数时自会按客户排", "leave out the order; rows are sorted by customer"),
          "limit", new Text("不要限制行数", "leave out the limit; all customers are needed"),
          "into", new Text("只查询，不写入", "a query must only read"),
          "for", new Text("只查询，不加锁", "a query must not lock rows"));

  private final String where;
  private final String text;
  private final Problems problems = new Problems();
  private final StringBuilder all = new StringBuilder();
  private final StringBuilder some = new StringBuilder();
  private boolean optional;
  private boolean selective;
  private int partLine;
  private boolean dated;
  private int depth;
  private boolean ended;
  private boolean more;
  private @Nullable String first;
  private @Nullable String verb;

  SqlParser(String where, String text) {
    this.where = where;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  SqlFile parsed() throws RefusedException {
    for (Token token : SqlTokens.of(text)) {
      take(token);
    }
    if (optional) {
      problem(partLine, new Text("“[[”没有配上“]]”", "[[ without ]]"), "[[", Text.NONE);
    }
    if (verb == null && problems.none()) {
      problem(1, new Text("文件里没有查询", "the file contains no query"), "", statements());
    } else if (!dated && problems.none()) {
      problem(
          1,
          new Text(
              "查询没有用 :asOf，不知道基准日", "the query does not use :asOf, so it ignores the as-of date"),
          "",
          new Text("只取 :asOf 当日已知的记录", "only what was known on :asOf"));
    }
    if (!problems.none()) {
      throw new RefusedException(problems.all());
    }
    return new SqlFile(text, all.toString().stripTrailing(), some.toString().stripTrailing());
  }

  private void take(Token token) {
    switch (token.kind()) {
      case COMMENT -> add(token.text().contains("\n") ? "\n" : " ");
      case UNENDED ->
          problem(token.line(), new Text("引号或注释没有结束", "unterminated quote or comment"), token);
      case OPEN -> open(token);
      case CLOSE -> close(token);
      case PARAMETER -> parameter(token);
      case WORD -> word(token);
      case QUOTED -> {
        oneOnly(token);
        add(token.text());
      }
      case OTHER -> other(token);
    }
  }

  private void open(Token token) {
    if (optional) {
      problem(token.line(), new Text("“[[”里又有“[[”", "[[ within [["), token);
      return;
    }
    optional = true;
    selective = false;
    partLine = token.line();
  }

  private void close(Token token) {
    if (!optional) {
      problem(token.line(), new Text("“]]”没有配上“[[”", "]] without [["), token);
    } else if (!selective) {
      problem(
          partLine,
          new Text("“[[ ]]”里没有 :customer", "an optional part that does not name :customer"),
          "",
          Text.same("[[and i.customer in (:customer)]]"));
    }
    optional = false;
  }

  private void parameter(Token token) {
    boolean customer = token.text().equals(CUSTOMER);
    if (!customer && !token.text().equals(AS_OF)) {
      problem(
          token.line(),
          new Text("没有这个参数", "unknown parameter"),
          token.text(),
          Nearest.suggestion(token.text(), List.of(AS_OF, CUSTOMER)));
    } else if (customer && !optional) {
      problem(
          token.line(),
          new Text(
              ":customer 不在“[[ ]]”里，取全体客户时无从填写",
              ":customer outside [[ ]], where it has no value when all customers are read"),
          token.text(),
          Text.same("[[and i.customer in (:customer)]]"));
    }
    selective |= customer;
    dated |= !customer && !optional;
    add(token.text());
  }

  private void word(Token token) {
    oneOnly(token);
    String word = token.text().toLowerCase(Locale.ROOT);
    if (first == null) {
      first = word;
      if (!word.equals("select") && !word.equals("with")) {
        problem(token.line(), new Text("不是查询", "this is not a query"), token.text(), statements());
      }
    }
    if (depth == 0 && !optional) {
      top(token, word);
    }
    add(token.text());
  }

  private void top(Token token, String word) {
    boolean acts = List.of("select", "insert", "update", "delete", "replace").contains(word);
    if (acts && verb == null) {
      verb = word;
      if (!word.equals("select") && "with".equals(first)) {
        problem(token.line(), new Text("不是查询", "this is not a query"), token.text(), statements());
      }
    }
    Text forbidden = FORBIDDEN.get(word);
    if (forbidden != null) {
      problem(token.line(), forbidden, token);
    }
  }

  private void other(Token token) {
    switch (token.text()) {
      case "(" -> depth++;
      case ")" -> depth--;
      case ";" -> {
        ended = true;
        return;
      }
      default -> {
        if (!token.text().isBlank()) {
          oneOnly(token);
        }
      }
    }
    // Spring would read a & before a name as the beginning of a parameter
    add(token.text().startsWith("&") ? token.text() + " " : token.text());
  }

  private void oneOnly(Token token) {
    if (ended && !more) {
      more = true;
      problem(
          token.line(),
          new Text("“;”之后还有语句", "there is another statement after the semicolon"),
          token.text(),
          new Text("一个文件只有一个查询", "one query per file"));
    }
  }

  private void add(String sql) {
    some.append(sql);
    if (!optional) {
      all.append(sql);
    }
  }

  private static Text statements() {
    return Text.same("select …, with … select …");
  }

  private void problem(int line, Text what, Token token) {
    problem(line, what, token.text(), Text.NONE);
  }

  private void problem(int line, Text what, String found, Text allowed) {
    problems.add(where + ":" + line, what, found, allowed);
  }
}
