package org.shouxin.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.table.TableRow;
import org.shouxin.workbook.table.TableSheet;

/** The first visible sheet of an .xlsx. */
final class SheetInput implements Input {

  private final String name;
  private final TableSheet sheet;
  private final TableRow headings;
  private final List<String> keys;

  private SheetInput(String name, TableSheet sheet, TableRow headings) {
    this.name = name;
    this.sheet = sheet;
    this.headings = headings;
    this.keys = Arrays.stream(headings.cells()).map(Dictionary::key).toList();
  }

  /** Opens a file and reads its headings. */
  static SheetInput open(Path file, String name, Predicate<String> known)
      throws RefusedException, IOException {
    TableSheet sheet = opened(file, name);
    try {
      TableRow top = sheet.next();
      if (top == null) {
        throw new RefusedException(
            name + " " + sheet.tab().name(),
            new Text("工作表是空的，没有标题行", "the sheet is empty: there is no heading line"),
            "",
            new Text("第一行为列名，其后每行一条记录", "a line of headings, then one line per record"));
      }
      SheetInput opened = new SheetInput(name, sheet, top);
      if (Arrays.stream(top.cells()).noneMatch(known)) {
        opened.refuseTitle(known);
        TableSheet fresh = sheet.again();
        sheet.close();
        sheet = fresh;
        sheet.next();
        opened = new SheetInput(name, sheet, top);
      }
      List<Problem> merged = sheet.merged(top.number());
      if (!merged.isEmpty()) {
        throw new RefusedException(merged);
      }
      sheet = null;
      return opened;
    } finally {
      if (sheet != null) {
        sheet.close();
      }
    }
  }

  private static TableSheet opened(Path file, String name) throws RefusedException, IOException {
    try {
      return TableSheet.open(file, name);
    } catch (RefusedException refused) {
      throw new RefusedException(
          refused.problems().stream()
              .map(each -> each.where().equals(name) ? each : each.at(name + " " + each.where()))
              .toList());
    }
  }

  private void refuseTitle(Predicate<String> known) throws IOException, RefusedException {
    for (int i = 0; i < TextInput.MOST_TITLES; i++) {
      TableRow next = sheet.next();
      if (next == null) {
        return;
      }
      if (Arrays.stream(next.cells()).filter(known).count() > 1) {
        throw TextInput.title(place(0), String.join(" ", headings.cells()).strip(), next.number());
      }
    }
  }

  @Override
  public SheetInput again() throws IOException {
    TableSheet again = sheet.again();
    TableRow top = again.next();
    return new SheetInput(name, again, top == null ? headings : top);
  }

  @Override
  public List<String> headings() {
    return List.of(headings.cells());
  }

  @Override
  public String place(int column) {
    return name + " " + sheet.tab().place(headings.number() - 1, column);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    TableRow row = sheet.next();
    if (row == null) {
      return null;
    }
    List<String> shown = new ArrayList<>(List.of(row.cells()));
    shown.removeIf(String::isBlank);
    String text = String.join(" ", shown);
    boolean again = shown.size() > 1 && isHeadings(row.cells());
    return new RawRow(
        row.number(),
        text,
        again ? null : row.cells(),
        true,
        again ? Records.repeated() : null,
        row.faults(),
        row.days());
  }

  private boolean isHeadings(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (!Dictionary.key(cells[i]).equals(keys.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Cells cells() {
    return new Cells(Separator.COMMA, "XML", headings.cells().length, sheet.tab());
  }

  @Override
  public Text form() {
    String tab = sheet.tab().name();
    int others = sheet.others();
    return others == 0
        ? new Text("工作表“" + tab + "”", "sheet " + tab)
        : new Text(
            "工作表“" + tab + "”，另外 " + others + " 张不读",
            "sheet " + tab + ", not the " + others + (others == 1 ? " other" : " others"));
  }

  @Override
  public long blankLines() {
    return 0;
  }

  @Override
  public long size() throws IOException {
    return sheet.size();
  }

  @Override
  public long read() throws IOException {
    return sheet.read();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }
}
