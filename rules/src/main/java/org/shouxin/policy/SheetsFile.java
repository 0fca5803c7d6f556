package org.shouxin.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Column.Kind;
import org.shouxin.workbook.SheetSchema;

/**
 * Reads the declaration of all sheets, a resource whose format is described at its top. A mistake
 * in it is an internal error and stops the program at start.
 */
final class SheetsFile {

  private static final String RESOURCE = "sheets.txt";

  private final Map<String, List<Choice>> choices = new LinkedHashMap<>();
  private final Map<String, List<Column>> groups = new LinkedHashMap<>();
  private final Map<String, SheetSchema> sheets = new LinkedHashMap<>();
  private final Map<String, List<SheetSchema>> books = new LinkedHashMap<>();

  SheetsFile() {
    List<String> block = new ArrayList<>();
    Map<List<String>, List<String>> blocks = new LinkedHashMap<>();
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("  ")) {
        block.add(line.strip());
      } else {
        block = new ArrayList<>();
        blocks.put(List.of(line.split("\\s*\\|\\s*", -1)), block);
      }
    }
    blocks.forEach((head, body) -> readIf("choices", head, body));
    blocks.forEach((head, body) -> readIf("group", head, body));
    blocks.forEach((head, body) -> readIf("sheet", head, body));
    blocks.forEach((head, body) -> readIf("book", head, body));
  }

  private static List<String> lines() {
    try (InputStream in = SheetsFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void readIf(String what, List<String> head, List<String> body) {
    if (!head.get(0).equals(what)) {
      return;
    }
    String name = head.get(1);
    switch (what) {
      case "choices" -> choices.put(name, body.stream().map(SheetsFile::choice).toList());
      case "group" -> groups.put(name, columns(body));
      case "sheet" -> sheets.put(name, sheet(head, body));
      default ->
          books.put(name, List.of(head.get(2).split(" ")).stream().map(this::sheet).toList());
    }
  }

  private static Choice choice(String line) {
    String[] cells = line.split("\\s*\\|\\s*", -1);
    return new Choice(cells[0], new Text(cells[1], cells[2]));
  }

  private SheetSchema sheet(List<String> head, List<String> body) {
    return new SheetSchema(
        head.get(1),
        new Text(head.get(2), head.get(3)),
        columns(body),
        head.get(4).startsWith("required"),
        head.get(4).endsWith("open"),
        new Text(head.get(5), head.get(6)));
  }

  private List<Column> columns(List<String> body) {
    List<Column> columns = new ArrayList<>();
    for (String line : body) {
      if (line.startsWith("+ ")) {
        columns.addAll(known(groups.get(line.substring(2)), line));
      } else {
        columns.add(column(line));
      }
    }
    return List.copyOf(columns);
  }

  private Column column(String line) {
    String[] cells = line.split("\\s*\\|\\s*", -1);
    List<String> words = List.of(cells[1].split(" "));
    List<Choice> allowed =
        words.stream()
            .filter(choices::containsKey)
            .findFirst()
            .map(name -> known(choices.get(name), line))
            .orElse(List.of());
    return new Column(
        cells[0],
        new Text(cells[3], cells[4]),
        Kind.valueOf(words.get(0)),
        words.contains("required"),
        allowed,
        new Text(cells[5], cells[6]),
        Integer.parseInt(cells[2]));
  }

  private static <T> T known(@Nullable T found, String line) {
    if (found == null) {
      throw new IllegalStateException(RESOURCE + " has unknown entries: " + line);
    }
    return found;
  }

  /** The choices of this name. */
  List<Choice> choices(String name) {
    return known(choices.get(name), name);
  }

  /** The sheet of this key. */
  SheetSchema sheet(String key) {
    return known(sheets.get(key), key);
  }

  /** The sheets of a kind of workbook, in the order of the tabs. */
  List<SheetSchema> book(String name) {
    return known(books.get(name), name);
  }
}
