package org.shouxin.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/** The notes of {@code tables.txt} on a table. */
final class TableNotes {

  private static final String SOURCE = "tables.txt";
  private static final Map<String, TableNotes> ALL = read();

  final String label;
  final Map<String, List<String>> labels = new LinkedHashMap<>();
  final Set<String> later = new HashSet<>();
  final Set<String> creditCodes = new HashSet<>();
  final Set<String> codes = new HashSet<>();
  final List<Rule> rules = new ArrayList<>();
  final List<ImportTable.Sum> sums = new ArrayList<>();
  final List<ImportTable.Parent> parents = new ArrayList<>();
  List<String> key = List.of();
  @Nullable Text instead;

  private TableNotes(String label) {
    this.label = label;
  }

  /** Of every table, in an order in which they can be loaded. */
  static Map<String, TableNotes> all() {
    return ALL;
  }

  private static Map<String, TableNotes> read() {
    Map<String, TableNotes> tables = new LinkedHashMap<>();
    try (InputStream in = TableNotes.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + SOURCE);
      }
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      TableNotes table = new TableNotes("");
      for (String line : lines) {
        if (line.startsWith("[")) {
          table = new TableNotes(line.substring(line.indexOf(']') + 1).strip());
          tables.put(line.substring(1, line.indexOf(']')), table);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          table.line(line);
        }
      }
      return tables;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void line(String line) {
    if (line.startsWith(" ")) {
      ImportTable.Sum sum = sums.remove(sums.size() - 1);
      sums.add(new ImportTable.Sum(sum.columns(), sum.broken(), (sum.sql() + line).strip()));
      return;
    }
    int equals = line.indexOf(" = ");
    int colon = line.indexOf(": ");
    if (colon < 0 || equals >= 0 && equals < colon) {
      labels.put(line.substring(0, equals), List.of(line.substring(equals + 3).split("、")));
      return;
    }
    String word = line.substring(0, colon);
    String rest = line.substring(colon + 2);
    switch (word) {
      case "later" -> later.addAll(List.of(rest.split(", ")));
      case "credit code" -> creditCodes.add(rest);
      case "code" -> codes.addAll(List.of(rest.split(", ")));
      case "rule" -> rules.add(rule(rest));
      case "key" -> key = List.of(rest.split(", "));
      case "refers" -> parents.add(parent(rest));
      case "instead" -> instead = text(rest);
      default -> {
        List<String> columns = List.of(word.substring("sum ".length()).split(", "));
        sums.add(new ImportTable.Sum(columns, text(rest), ""));
      }
    }
  }

  private static ImportTable.Parent parent(String written) {
    String[] words = written.split(" -> |\\.");
    return new ImportTable.Parent(words[0], words[1], words[2]);
  }

  private static Text text(String both) {
    int bar = both.indexOf(" | ");
    return new Text(both.substring(0, bar), both.substring(bar + 3));
  }

  private static Rule rule(String written) {
    int bar = written.indexOf(" | ");
    String[] words = (bar < 0 ? written : written.substring(0, bar)).split(" ");
    boolean number = Character.isDigit(words[2].charAt(0));
    return new Rule(
        words[0],
        words[1].equals(">"),
        number ? null : words[2],
        number ? new BigDecimal(words[2]) : null,
        bar < 0 ? Text.NONE : text(written.substring(bar + 3)));
  }
}
