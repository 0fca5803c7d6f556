package org.shouxin.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.facts.Dictionary;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * Reads an Excel file (.xlsx) as data, never as code.
 *
 * <p>The file is checked before anything interprets it. At most 8 MB, 2,000 zip entries and 24 MB
 * unpacked; at most 50 tabs, 100,000 cells, 20,000 rows and 200 columns a tab. Macros, links to
 * other files, embedded objects, controls, data connections, pivot tables, add-ins and document
 * types are refused. Hyperlinks to web and mail addresses are ignored. Then each tab is read by its
 * declared schema: rows after a blank row too, nothing hidden, nothing merged, formulas only where
 * declared and only over names and cells of their own row. No formula is ever evaluated.
 *
 * <p>Limits of time and memory follow from those of size: the worst file takes seconds and fits in
 * 256 MB of heap; an ordinary policy takes a fraction of a second.
 */
public final class XlsxReader {

  private static final Pattern LOST =
      Pattern.compile("(?i)^/?xl/(comments|threadedComments/|media/|charts/|tables/)");

  private static final List<String> GUIDES = List.of("说明guide", "说明", "guide");

  private final List<List<SheetSchema>> kinds;
  private final Findings findings;
  private final List<Extras.NotesTab> notes = new ArrayList<>();
  private final Map<String, Extras.Kept> kept = new LinkedHashMap<>();
  private final List<String> struck = new ArrayList<>();
  private final Map<String, String> look = new TreeMap<>();
  private List<SheetSchema> sheets;

  private XlsxReader(List<List<SheetSchema>> kinds, Findings findings) {
    this.kinds = kinds;
    this.findings = findings;
    this.sheets = kinds.get(0);
  }

  /**
   * Reads a workbook. Cells carry canonical text ({@link Cell}) and their place, {@code
   * 评分Scorecard!B17}.
   *
   * @param file an .xlsx file
   * @param sheets the declared sheets
   * @return the rows of every declared sheet in the order of the file; none for an optional sheet
   *     that is not there
   * @throws RefusedException with every problem, sorted by tab and cell: those of the file itself
   *     if it has any, else those of its cells; also when the file cannot be read
   */
  public static Book read(Path file, List<SheetSchema> sheets) throws RefusedException {
    Problems inCells = new Problems();
    Book book = read(file, sheets, inCells);
    if (!inCells.none()) {
      throw new RefusedException(inCells.all());
    }
    return book;
  }

  /**
   * Reads a workbook as far as its cells can be read, so that problems of some do not hide problems
   * of others.
   *
   * @param inCells receives the problems of single cells below the headings; such a cell is empty
   * @throws RefusedException with every problem, when some concern more than single cells
   */
  public static Book read(Path file, List<SheetSchema> sheets, Problems inCells)
      throws RefusedException {
    return readAny(file, List.of(sheets), inCells);
  }

  /**
   * Reads a workbook of one of several kinds, as far as its cells can be read.
   *
   * @param kinds the declared sheets of each kind; the one with most of the file's tabs is chosen,
   *     the first if equal
   * @param inCells receives the problems of single cells below the headings; such a cell is empty
   * @throws RefusedException with every problem, when some concern more than single cells
   */
  public static Book readAny(Path file, List<List<SheetSchema>> kinds, Problems inCells)
      throws RefusedException {
    Path name = file.getFileName();
    Findings findings = new Findings(name == null ? file.toString() : name.toString());
    byte[] bytes = bytes(file, findings);
    findings.refuseIfAny();
    return read(bytes, kinds, findings, inCells);
  }

  /**
   * Reads a workbook that is not in a file.
   *
   * @param name under which problems of the file itself are reported
   */
  public static Book readAny(
      byte[] workbook, String name, List<List<SheetSchema>> kinds, Problems inCells)
      throws RefusedException {
    return read(workbook, kinds, new Findings(name), inCells);
  }

  private static Book read(
      byte[] bytes, List<List<SheetSchema>> kinds, Findings findings, Problems inCells)
      throws RefusedException {
    Map<String, byte[]> parts = ZipGate.unpack(bytes, findings);
    findings.refuseIfAny();
    return new XlsxReader(kinds, findings).open(parts, inCells);
  }

  private static byte[] bytes(Path file, Findings findings) throws RefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ZipGate.FILE_BYTES + 1);
      if (bytes.length > ZipGate.FILE_BYTES) {
        findings.file(
            new Text("文件太大", "the file is too large"), "", new Text("至多 8 MB", "at most 8 MB"));
      } else {
        FileKind.passes(bytes, findings);
      }
      return bytes;
    } catch (NoSuchFileException gone) {
      findings.file(new Text("没有这个文件", "no such file"), "", Text.NONE);
    } catch (AccessDeniedException denied) {
      findings.file(new Text("没有读取权限", "no permission to read the file"), "", Text.NONE);
    } catch (IOException failed) {
      findings.file(
          Files.isDirectory(file)
              ? new Text("这是文件夹，不是文件", "this is a folder, not a file")
              : new Text("文件读不出来", "the file cannot be read"),
          "",
          Text.NONE);
    }
    throw findings.refused();
  }

  private Book open(Map<String, byte[]> parts, Problems inCells) throws RefusedException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(clean(parts))) {
      Book book = read(workbook, lost(parts));
      if (!findings.onlyCells()) {
        throw findings.refused();
      }
      findings.problems().forEach(inCells::add);
      return book;
    } catch (IOException | RuntimeException damaged) {
      findings.file(
          new Text("工作簿内部已损坏，读不出来", "the workbook is damaged inside and cannot be read"),
          "",
          new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
      throw findings.refused();
    }
  }

  private InputStream clean(Map<String, byte[]> parts) throws IOException, RefusedException {
    byte[] cells = CleanPackage.of(parts, findings, struck, look);
    findings.refuseIfAny();
    return new ByteArrayInputStream(cells);
  }

  /** The parts that hold what people made and formatting does not keep. */
  private static List<String> lost(Map<String, byte[]> parts) {
    return parts.keySet().stream().filter(name -> LOST.matcher(name).find()).sorted().toList();
  }

  private Book read(XSSFWorkbook workbook, List<String> lost) {
    CellText cells = new CellText(workbook, findings);
    sheets = SheetSchema.meant(kinds, names(workbook));
    Map<SheetSchema, Tab> tabs = new HashMap<>();
    Map<SheetSchema, List<Row>> rows = new LinkedHashMap<>();
    List<Problem> doubts = new ArrayList<>();
    sheets.forEach(schema -> rows.put(schema, List.of()));
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      Tab tab = new Tab(i, workbook.getSheetName(i));
      Optional<SheetSchema> schema = declared(tab.name());
      if (schema.isEmpty() && Headings.isNote(tab.name())) {
        boolean hidden = workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE;
        notes.add(NotesReader.tab(workbook.getSheetAt(i), hidden));
        continue;
      }
      if (workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
        findings.cell(
            tab,
            0,
            0,
            new Text("工作表被隐藏", "the sheet is hidden"),
            tab.name(),
            new Text("取消隐藏，或删除它", "unhide it or delete it"));
      } else if (schema.isEmpty()) {
        unknown(tab);
      }
      if (schema.isEmpty()) {
        continue;
      }
      Tab before = tabs.putIfAbsent(schema.get(), tab);
      if (before != null) {
        findings.cell(
            tab,
            0,
            0,
            new Text("与工作表“" + before.name() + "”重复", "names the same sheet as " + before.name()),
            tab.name(),
            new Text("同一张表只能有一个", "one tab for each sheet"));
      } else {
        XSSFSheet sheet = workbook.getSheetAt(i);
        SheetReader reader = new SheetReader(sheet, tab, schema.get(), cells, findings);
        rows.put(schema.get(), reader.read(doubts));
        kept.put(schema.get().key(), reader.kept());
        look.putAll(reader.look());
      }
    }
    missing(tabs, workbook.getNumberOfSheets());
    boolean english =
        tabs.entrySet().stream()
            .allMatch(
                each -> Dictionary.key(each.getValue().name()).equals(english(each.getKey())));
    return new Book(rows, doubts, new Extras(english, kept, notes, lost, struck, look));
  }

  private static String english(SheetSchema schema) {
    return Dictionary.key(schema.title().en());
  }

  private static List<String> names(XSSFWorkbook workbook) {
    List<String> names = new ArrayList<>();
    workbook.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  private Optional<SheetSchema> declared(String tab) {
    return SheetSchema.meant(tab, sheets);
  }

  private void unknown(Tab tab) {
    if (GUIDES.contains(Dictionary.key(tab.name()))) {
      return;
    }
    List<String> names = new ArrayList<>();
    sheets.forEach(sheet -> names.add(sheet.tab()));
    sheets.forEach(sheet -> names.addAll(List.of(sheet.title().zh(), sheet.title().en())));
    findings.cell(
        tab,
        0,
        0,
        new Text("没有这张工作表", "unknown sheet"),
        tab.name(),
        Nearest.suggestion(tab.name(), names));
  }

  private void missing(Map<SheetSchema, Tab> tabs, int after) {
    for (SheetSchema sheet : sheets) {
      if (sheet.required() && !tabs.containsKey(sheet)) {
        findings.cell(
            new Tab(after, sheet.tab()),
            0,
            0,
            new Text("缺少工作表", "the sheet is missing"),
            "",
            sheet.hint());
      }
    }
  }
}
