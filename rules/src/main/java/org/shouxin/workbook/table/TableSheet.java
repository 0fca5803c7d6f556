package org.shouxin.workbook.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.CleanPackage;
import org.shouxin.workbook.CleanPackage.FirstSheet;
import org.shouxin.workbook.FileKind;
import org.shouxin.workbook.Findings;
import org.shouxin.workbook.Tab;
import org.shouxin.workbook.XmlWalk;

/**
 * The first visible sheet of an .xlsx, read row by row as data. It is gone through once when it is
 * opened: what is damaged, hidden or merged is refused before any row is given. No formula is
 * calculated and nothing outside the sheet is followed; macros, links to other files and the like
 * are refused as in a policy. Not thread-safe.
 */
public final class TableSheet implements Closeable {

  private static final int HEAD = 1 << 16;
  private static final Text RESAVE =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  private final Path file;
  private final String name;
  private final FileChannel bytes;
  private final TableZip zip;
  private final FirstSheet sheet;
  private final TableTexts texts;
  private final Findings findings;
  private final List<String> merged;
  private final int columns;
  private final TableCells cells;
  private final XmlWalk.Steps steps;

  private TableSheet(
      Path file,
      String name,
      FileChannel bytes,
      TableZip zip,
      FirstSheet sheet,
      TableTexts texts,
      List<String> merged,
      int columns,
      Findings findings)
      throws IOException {
    this.file = file;
    this.name = name;
    this.bytes = bytes;
    this.zip = zip;
    this.sheet = sheet;
    this.texts = texts;
    this.merged = merged;
    this.columns = columns;
    this.findings = findings;
    this.cells = new TableCells(sheet, texts, false);
    this.steps = new XmlWalk(findings).steps(sheet.part(), zip.stream(sheet.part()), cells);
  }

  /**
   * Whether a file begins as a workbook of Excel does, of whatever version.
   *
   * @param head its first bytes, at least four unless it is shorter
   */
  public static boolean isWorkbook(byte[] head) {
    return head.length >= 4
        && ((head[0] == 'P' && head[1] == 'K' && head[2] < 9)
            || ((head[0] & 0xFF) == 0xD0
                && (head[1] & 0xFF) == 0xCF
                && head[2] == 0x11
                && (head[3] & 0xFF) == 0xE0));
  }

  /**
   * Opens a file and goes through its first sheet.
   *
   * @param name by which problems call the file
   * @throws RefusedException with every problem of the file and its sheet
   * @throws IOException if it cannot be read
   */
  public static TableSheet open(Path file, String name) throws RefusedException, IOException {
    Findings findings = new Findings(name);
    FileChannel bytes = FileChannel.open(file);
    try {
      FileKind.passes(head(file), findings);
      findings.refuseIfAny();
      TableZip zip = zip(bytes, findings);
      FirstSheet sheet = CleanPackage.first(zip, findings);
      if (sheet == null) {
        throw findings.refused();
      }
      TableTexts texts = new TableTexts();
      String part = sheet.texts();
      if (part != null) {
        read(zip, part, texts, findings);
      }
      TableCells check = new TableCells(sheet, texts, true);
      read(zip, sheet.part(), check, findings);
      check(sheet.tab(), check, findings);
      TableSheet opened =
          new TableSheet(
              file, name, bytes, zip, sheet, texts, check.merged(), check.columns(), findings);
      bytes = null;
      return opened;
    } finally {
      if (bytes != null) {
        bytes.close();
      }
    }
  }

  /**
   * Opens the same file again, from its first row.
   *
   * @throws IOException if it can no longer be read
   */
  public TableSheet again() throws IOException {
    FileChannel more = FileChannel.open(file);
    try {
      TableSheet again =
          new TableSheet(
              file,
              name,
              more,
              new TableZip(more, findings),
              sheet,
              texts,
              merged,
              columns,
              findings);
      more = null;
      return again;
    } finally {
      if (more != null) {
        more.close();
      }
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static TableZip zip(FileChannel bytes, Findings findings) throws RefusedException {
    try {
      TableZip zip = new TableZip(bytes, findings);
      findings.refuseIfAny();
      return zip;
    } catch (IOException | RuntimeException broken) {
      findings.file(new Text("压缩结构已损坏或不完整", "the zip is damaged or incomplete"), "", RESAVE);
      throw findings.refused();
    }
  }

  private static void read(TableZip zip, String part, XmlWalk.Visitor visitor, Findings findings)
      throws RefusedException, IOException {
    Findings inText = new Findings(part);
    try (TableZip.Part in = zip.stream(part)) {
      boolean sound = new XmlWalk(inText).steps(part, in, visitor).all();
      if (sound) {
        in.transferTo(OutputStream.nullOutputStream());
      } else if (!in.refused()) {
        throw inText.refused();
      }
    } catch (IOException refused) {
      findings.refuseIfAny();
      throw refused;
    }
    findings.refuseIfAny();
  }

  private static void check(Tab tab, TableCells cells, Findings findings) throws RefusedException {
    if (!cells.disorder().isEmpty()) {
      findings.cell(
          tab,
          0,
          0,
          new Text("工作表内部的行列次序已损坏", "the rows or columns stored in this sheet are damaged"),
          cells.disorder(),
          RESAVE);
    }
    if (cells.columns() > TableCells.COLUMNS) {
      findings.cell(
          tab,
          0,
          cells.columns() - 1,
          new Text("这一列太靠右", "this column is too far to the right"),
          Tab.letters(cells.columns() - 1),
          new Text(
              "至多 " + TableCells.COLUMNS + " 列", "at most " + TableCells.COLUMNS + " columns"));
    }
    BitSet hidden = cells.hiddenColumns();
    if (!hidden.isEmpty()) {
      findings.cell(
          tab,
          0,
          hidden.nextSetBit(0),
          new Text("有内容的列被隐藏", "columns that hold something are hidden"),
          String.join(", ", hidden.stream().mapToObj(Tab::letters).toList()),
          new Text("取消隐藏，或删除这些列", "unhide them or delete them"));
    }
    if (cells.hiddenRows() > 0) {
      int others = cells.hiddenRows() - 1;
      findings.cell(
          tab,
          cells.hiddenRow() - 1,
          0,
          others == 0
              ? new Text("这一行被隐藏", "this row is hidden")
              : new Text(
                  "这一行和另外 " + others + " 行被隐藏",
                  "this row and " + others + " other rows are hidden"),
          "",
          new Text("取消隐藏、清除筛选，或删除这些行", "unhide them, clear the filter or delete them"));
    }
    findings.refuseIfAny();
  }

  /**
   * What is merged from a row on, as one problem; none if nothing is.
   *
   * @param from number of the row, from 1
   */
  public List<Problem> merged(int from) {
    List<String> below = new ArrayList<>();
    for (String range : merged) {
      String last = range.replaceFirst("^[^:]*:[A-Z]*", "");
      if (!last.matches("[0-9]{1,7}") || Integer.parseInt(last) >= from) {
        below.add(range);
      }
    }
    if (below.isEmpty()) {
      return List.of();
    }
    int others = below.size() - 1;
    return List.of(
        new Problem(
            name + " " + sheet.tab().name() + "!" + below.get(0),
            others == 0
                ? new Text("合并的单元格", "merged cells")
                : new Text("合并的单元格，另有 " + others + " 处", "merged cells, and " + others + " others"),
            "",
            new Text("取消合并，每行各自填写", "unmerge them and fill in each row")));
  }

  /** The sheet; its places are those that the user sees. */
  public Tab tab() {
    return sheet.tab();
  }

  /** How many other sheets the workbook has; they are not read. */
  public int others() {
    return sheet.others();
  }

  /**
   * The next row that holds anything; null after the last.
   *
   * @throws IOException if the file changed meanwhile and can no longer be read
   */
  public @Nullable TableRow next() throws IOException {
    boolean more = steps.next();
    while (more) {
      TableRow row = cells.take(columns);
      if (row != null) {
        return row;
      }
      more = steps.next();
    }
    if (!findings.none()) {
      throw new IOException(findings.refused().getMessage());
    }
    return null;
  }

  /** Bytes of the file. */
  public long size() throws IOException {
    return bytes.size();
  }

  /** Bytes read so far; may be called from any thread. */
  public long read() throws IOException {
    return bytes.position();
  }

  @Override
  public void close() throws IOException {
    zip.close();
    bytes.close();
  }
}
