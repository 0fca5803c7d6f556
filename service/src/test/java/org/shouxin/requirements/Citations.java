package org.shouxin.requirements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** The rows of all policies by the requirements that their {@code source} cells cite. */
final class Citations {

  private static final Path FOLDER = Path.of("../decision-tables");
  private static final Pattern CITED = Pattern.compile("R([0-9]+)(?:\\s*[–-]\\s*R?([0-9]+))?");
  private static final String SOURCE = "source";

  private final Map<String, Map<String, Map<String, List<String>>>> rows = new TreeMap<>();

  private Citations() {}

  /** Reads the text renderings of all workbooks. */
  static Citations read() throws IOException, RefusedException {
    Citations citations = new Citations();
    try (Stream<Path> files = Files.walk(FOLDER, 2)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".policy.txt")).sorted().toList()) {
        String name = String.valueOf(file.getFileName()).replace(".policy.txt", "");
        List<SheetSchema> sheets = name.equals("routing") ? Sheets.ROUTING_BOOK : Sheets.ALL;
        citations.add(name, BookText.read(Files.readString(file), sheets));
      }
    }
    return citations;
  }

  private void add(String policy, Book book) {
    book.sheets()
        .forEach(
            (sheet, all) -> {
              if (sheet.column(SOURCE).isPresent()) {
                all.forEach(row -> add(policy, sheet, row));
              }
            });
  }

  private void add(String policy, SheetSchema sheet, Row row) {
    for (String number : numbers(row.text(SOURCE))) {
      rows.computeIfAbsent(number, first -> new LinkedHashMap<>())
          .computeIfAbsent(policy, first -> new LinkedHashMap<>())
          .computeIfAbsent(sheet.key(), first -> new ArrayList<>())
          .add(row.id());
    }
  }

  /** The numbers that a source cites, those within {@code R1–R4} included. */
  static Set<String> numbers(String source) {
    Set<String> numbers = new LinkedHashSet<>();
    Matcher cited = CITED.matcher(source);
    while (cited.find()) {
      int from = Integer.parseInt(cited.group(1));
      int to = cited.group(2) == null ? from : Integer.parseInt(cited.group(2));
      for (int number = from; number <= Math.max(from, to); number++) {
        numbers.add("R" + number);
      }
    }
    return numbers;
  }

  /** The requirements that a policy cites. */
  Set<String> citedBy(String policy) {
    Set<String> numbers = new LinkedHashSet<>();
    rows.forEach(
        (number, policies) -> {
          if (policies.containsKey(policy)) {
            numbers.add(number);
          }
        });
    return numbers;
  }

  /** Where a requirement lives: policies, sheets and rows, abbreviated. */
  String of(String number) {
    List<String> policies = new ArrayList<>();
    rows.getOrDefault(number, Map.of())
        .forEach(
            (policy, sheets) -> {
              List<String> parts = new ArrayList<>();
              sheets.forEach((sheet, ids) -> parts.add(sheet + " " + abbreviated(ids)));
              policies.add("**" + policy + "** " + String.join("; ", parts));
            });
    return String.join("<br>", policies);
  }

  private static String abbreviated(List<String> ids) {
    return ids.size() <= 3
        ? String.join(", ", ids)
        : ids.get(0) + " … " + ids.get(ids.size() - 1) + " (" + ids.size() + ")";
  }
}
