package org.shouxin.population;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.FormulaGuard;
import org.shouxin.policy.Identity;
import org.shouxin.problem.Language;

/** Writes populations; the same customers in any order give the same bytes. */
final class FiguresWriter {

  /** The first line. */
  static final String HEADING = "shouxin population,1";

  private static final String END = "\r\n";

  private FiguresWriter() {}

  private record Named(int number, String name) {}

  static void write(List<Population> populations, Writer out) throws IOException {
    out.append('\ufeff').append(HEADING).append(END);
    for (Population population : populations) {
      Identity identity = population.policy().identity();
      out.append("policy,")
          .append(identity.id())
          .append(',')
          .append(Integer.toString(identity.version()))
          .append(',')
          .append(population.policy().sha256())
          .append(',')
          .append(population.asOf().toString())
          .append(END);
      for (Series series : population.series()) {
        write(series, out);
      }
    }
  }

  private static void write(Series series, Writer out) throws IOException {
    Fact within = series.groups().within();
    out.append("figures,")
        .append(series.of().name())
        .append(',')
        .append(within == null ? "" : within.name())
        .append(END);
    List<Named> groups = new ArrayList<>();
    for (Object value : series.groups().values()) {
      String name = within == null ? "" : name(within, value);
      groups.add(new Named(groups.size(), name));
    }
    groups.sort(Comparator.comparing(Named::name));
    for (Named group : groups) {
      if (series.count(group.number) > 0) {
        out.append("group,")
            .append(Integer.toString(series.count(group.number)))
            .append(',')
            .append(plain(series.sum(group.number)))
            .append(',')
            .append(quoted(group.name))
            .append(END);
        values(series, group.number, out);
      }
    }
  }

  private static String name(Fact within, Object value) {
    return within.type() == FactType.CHOICE ? value.toString() : within.shown(value, Language.EN);
  }

  /** Both kinds of values together in ascending order. */
  private static void values(Series series, int group, Writer out) throws IOException {
    Spread a = series.onGrid();
    Spread b = series.between();
    if (a == null || b == null) {
      return;
    }
    int i = a.start(group);
    int j = b.start(group);
    while (i < a.start(group + 1) || j < b.start(group + 1)) {
      boolean first =
          j == b.start(group + 1) || i < a.start(group + 1) && a.value(i).compareTo(b.value(j)) < 0;
      Spread of = first ? a : b;
      int at = first ? i++ : j++;
      out.append("value,")
          .append(plain(of.value(at)))
          .append(',')
          .append(Integer.toString(of.times(group, at)))
          .append(END);
    }
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : Codes.plain(number).toPlainString();
  }

  /** A text on one line, safe against formulas in spreadsheets, quoted where necessary. */
  private static String quoted(String text) {
    String line = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    boolean guarded = FormulaGuard.runs(line) || line.startsWith("'");
    String safe = guarded ? FormulaGuard.quoted(line) : line;
    boolean plain = safe.indexOf(',') < 0 && safe.indexOf('"') < 0 && safe.strip().equals(safe);
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** What {@link #quoted} was made of; null when it cannot have made it. */
  static @Nullable String unquoted(String cell) {
    String safe = cell;
    if (cell.startsWith("\"")) {
      if (cell.length() < 2 || !cell.endsWith("\"")) {
        return null;
      }
      safe = cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    }
    String line = safe.startsWith("'") ? safe.substring(1) : safe;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (++i < line.length() && "nr\\".indexOf(line.charAt(i)) >= 0) {
        text.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i) == 'r' ? '\r' : '\\');
      } else {
        return null;
      }
    }
    return text.toString();
  }
}
