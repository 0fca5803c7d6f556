package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column.Choice;
import org.shouxin.workbook.Column.Kind;

/** Small workbooks for tests, and what the reader says of them. */
public final class Workbooks {

  static final SheetSchema RULES =
      new SheetSchema(
          "rules",
          new Text("规则", "Rules"),
          List.of(
              column("id", "编号", "Id", Kind.ID, true),
              new Column(
                  "kind",
                  new Text("类型", "Kind"),
                  Kind.CHOICE,
                  false,
                  List.of(
                      new Choice("number", new Text("数字", "a number")),
                      new Choice("yes_no", new Text("是否", "yes or no"))),
                  Text.same(""),
                  10),
              column("points", "得分（分）", "Points", Kind.NUMBER, true),
              column("share", "比例（%）", "Share (%)", Kind.NUMBER, false),
              column("days", "天数", "Days", Kind.INTEGER, false),
              column("start", "起始日", "Start", Kind.DATE, false),
              column("band", "区间", "Band", Kind.CONDITION, false),
              column("reason", "理由", "Reason", Kind.TEXT, false),
              column("limit", "额度公式", "Limit formula", Kind.FORMULA, false)),
          true,
          false,
          new Text("规则都在这里", "All rules stand here"));

  static final SheetSchema CASES =
      new SheetSchema(
          "cases",
          new Text("用例", "Cases"),
          List.of(
              column("id", "编号", "Id", Kind.ID, true),
              column("as_of", "基准日", "As of", Kind.DATE, false)),
          false,
          true,
          Text.same(""));

  static final List<SheetSchema> SHEETS = List.of(RULES, CASES);

  final XSSFWorkbook workbook = new XSSFWorkbook();

  private Workbooks() {}

  private static Column column(String key, String zh, String en, Kind kind, boolean required) {
    return new Column(key, new Text(zh, en), kind, required, List.of(), Text.same(""), 12);
  }

  /** A sound workbook: both sheets, headings of both lines, and row R-1 with 5 points. */
  static Workbooks sound() {
    Workbooks sound = new Workbooks();
    for (SheetSchema schema : SHEETS) {
      XSSFSheet sheet = sound.workbook.createSheet(schema.tab());
      XSSFRow headings = sheet.createRow(0);
      for (int i = 0; i < schema.columns().size(); i++) {
        Text heading = schema.columns().get(i).heading();
        headings.createCell(i).setCellValue(heading.zh() + "\n" + heading.en());
      }
    }
    sound.cell("A2").setCellValue("R-1");
    sound.cell("C2").setCellValue(5);
    return sound;
  }

  /** A cell of the rules sheet, made if need be. */
  XSSFCell cell(String reference) {
    return cell(0, reference);
  }

  /** A cell of a sheet, made if need be. */
  XSSFCell cell(int sheet, String reference) {
    CellReference at = new CellReference(reference);
    XSSFSheet in = workbook.getSheetAt(sheet);
    XSSFRow row = in.getRow(at.getRow());
    row = row == null ? in.createRow(at.getRow()) : row;
    XSSFCell cell = row.getCell(at.getCol());
    return cell == null ? row.createCell(at.getCol()) : cell;
  }

  Workbooks text(String reference, String text) {
    cell(reference).setCellValue(text);
    return this;
  }

  Workbooks number(String reference, double number) {
    cell(reference).setCellValue(number);
    return this;
  }

  Workbooks number(String reference, double number, String format) {
    cell(reference).setCellValue(number);
    format(reference, format);
    return this;
  }

  Workbooks format(String reference, String format) {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell(reference).setCellStyle(style);
    return this;
  }

  /** A formula as the file holds it, unchecked by POI. */
  Workbooks formula(String reference, String formula) {
    var cell = cell(reference).getCTCell();
    cell.addNewF().setStringValue(formula);
    cell.setV("0");
    return this;
  }

  byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The zip's parts by name. */
  Map<String, byte[]> parts() {
    return parts(bytes());
  }

  /** The parts of a zip by name, in its order. */
  public static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return parts;
  }

  /** A zip of these parts. */
  public static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the bytes as a file of this name. */
  static Book read(Path folder, byte[] bytes) throws RefusedException {
    try {
      Path file = Files.write(folder.resolve("policy.xlsx"), bytes);
      return XlsxReader.read(file, SHEETS);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The only row of the rules sheet. */
  Row row(Path folder) throws RefusedException {
    return read(folder, bytes()).rows(RULES).get(0);
  }

  /** Every problem, a line each; none when the workbook is sound. */
  List<String> problems(Path folder, Language language) {
    return problems(folder, bytes(), language);
  }

  static List<String> problems(Path folder, byte[] bytes, Language language) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> read(folder, bytes));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(problem -> problem.in(language)).toList();
  }
}
