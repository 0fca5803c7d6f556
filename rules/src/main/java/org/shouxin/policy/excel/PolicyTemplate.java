package org.shouxin.policy.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/** The empty, valid policy that is the start of a new workbook. */
public final class PolicyTemplate {

  private static final String RESOURCE = "template.policy.txt";

  private PolicyTemplate() {}

  /**
   * The book of a new policy: every sheet with just enough rows to be valid.
   *
   * @param effective first day on which it is to apply
   * @param language Chinese with English, or English alone
   * @param name the policy's id and, until it is edited, its titles; lower-case letters, digits and
   *     hyphens
   */
  public static Book book(String name, Language language, LocalDate effective) {
    Map<SheetSchema, List<Row>> sheets = new LinkedHashMap<>(template(language).sheets());
    List<Row> items = new ArrayList<>();
    for (Row row : sheets.getOrDefault(Sheets.POLICY, List.of())) {
      boolean named =
          row.id().equals("id") || row.id().equals("name_zh") || row.id().equals("name_en");
      items.add(
          named
              ? valued(row, name)
              : row.id().equals("effective") ? valued(row, effective.toString()) : row);
    }
    sheets.put(Sheets.POLICY, items);
    return new Book(sheets);
  }

  /** The template without its Chinese, in another currency. */
  private static String english(String both) {
    return both.replaceAll("\n\\[(?:name|business)_zh](?:\n[^\n]+)+\n", "")
        .replaceAll("\n[a-z]+_zh: [^\n]*", "")
        .replaceAll("\n(note|source): [^\n]* / ", "\n$1: ")
        .replace("待填写", "To be filled in")
        .replace("CNY", "USD");
  }

  private static Row valued(Row row, String value) {
    Map<String, Cell> cells = new LinkedHashMap<>(row.cells());
    cells.put("value", new Cell(value, row.cell("value").place()));
    return new Row(row.sheet(), cells);
  }

  private static Book template(Language language) {
    try (InputStream in = PolicyTemplate.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      String both = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return BookText.read(language == Language.ZH ? both : english(both), Sheets.ALL);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
