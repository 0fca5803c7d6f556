package org.shouxin.workbook.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.problem.Language;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.SheetSchema;

/**
 * Writes a book as an Excel workbook for people: a guide, then one tab per sheet with frozen
 * bilingual headings, drop-downs, hints, units, live formulas and a print set-up. Nothing is
 * hidden; there are no macros and no links to other files. Equal books give equal bytes.
 */
public final class XlsxWriter {

  /** Tab of the guide, which is for people; reading ignores it. */
  public static final String GUIDE = "说明Guide";

  private static final String ENGLISH_GUIDE = "Guide";

  private static final String FIRST = "[Content_Types].xml";
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final Instant STILL = Instant.parse("2026-01-01T00:00:00Z");

  private final Book book;
  private final Presentation presentation;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final XlsxStyles styles = new XlsxStyles(workbook);

  private XlsxWriter(Book book, Presentation presentation) {
    this.book = book;
    this.presentation = presentation;
  }

  /** The workbook as the bytes of an {@code .xlsx} file. */
  public static byte[] write(Book book, Presentation presentation) {
    try {
      XlsxWriter writer = new XlsxWriter(book, presentation);
      try (writer.workbook) {
        return writer.write();
      }
    } catch (IOException memory) {
      throw new UncheckedIOException(memory);
    }
  }

  private byte[] write() throws IOException {
    XSSFSheet guide =
        workbook.createSheet(presentation.language() == Language.EN ? ENGLISH_GUIDE : GUIDE);
    for (SheetSchema schema : presentation.sheets()) {
      workbook.createSheet(presentation.tab(schema));
    }
    new XlsxGuide(presentation, styles, workbook).write(guide);
    names();
    XlsxPrint.setUp(guide, presentation);
    for (SheetSchema schema : presentation.sheets()) {
      XSSFSheet target = workbook.getSheet(presentation.tab(schema));
      new XlsxSheet(book, schema, presentation, styles, target).write();
      stripes(schema, target);
      XlsxPrint.setUp(target, presentation, schema);
    }
    XlsxNotes.write(book.extras().tabs(), workbook, styles);
    evaluate();
    workbook.setActiveSheet(0);
    properties();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return repack(out.toByteArray());
  }

  private void names() {
    for (Presentation.Named named : presentation.names()) {
      var name = workbook.createName();
      name.setNameName(named.name());
      name.setRefersToFormula(meaning(named));
    }
  }

  private String meaning(Presentation.Named named) {
    SheetSchema sheet = named.sheet();
    if (sheet == null) {
      return named.otherwise();
    }
    String letters =
        CellReference.convertNumToColString(presentation.columns(sheet).indexOf(named.key()));
    String cell = "'" + presentation.tab(sheet) + "'!$" + letters + "$" + (named.row() + 2);
    if (!named.function().isEmpty()) {
      return named.function() + "(" + cell + ")";
    }
    return named.otherwise().isEmpty()
        ? cell
        : "IF(" + cell + "=\"\"," + named.otherwise() + "," + cell + ")";
  }

  /** Zebra stripes, lines between groups and red totals, all of which follow inserted rows. */
  private void stripes(SheetSchema schema, XSSFSheet target) {
    List<String> columns = presentation.columns(schema);
    SheetConditionalFormatting rules = target.getSheetConditionalFormatting();
    for (int i = 0; i < columns.size(); i++) {
      if (presentation.entry(schema, "", columns.get(i)) instanceof Entry.Share share) {
        String letters = CellReference.convertNumToColString(i);
        ConditionalFormattingRule wrong =
            rules.createConditionalFormattingRule(
                "AND($"
                    + letters
                    + "2<>\"\",ROUND("
                    + XlsxEntries.sum(presentation, schema, share, i, 2)
                    + ",6)<>"
                    + share.total().toPlainString()
                    + ")");
        fill(wrong, 0xFF, 0xC7, 0xCE);
        rules.addConditionalFormatting(area(i, i), wrong);
      }
    }
    Optional<String> group = presentation.grouped(schema);
    ConditionalFormattingRule shade;
    if (group.isPresent()) {
      String letters = CellReference.convertNumToColString(columns.indexOf(group.get()));
      shade =
          rules.createConditionalFormattingRule(
              "AND($A2<>\"\",$" + letters + "2<>$" + letters + "1)");
      var line = shade.createBorderFormatting();
      line.setBorderTop(org.apache.poi.ss.usermodel.BorderStyle.THIN);
      line.setTopBorderColor(XlsxStyles.colour(0x1F, 0x4E, 0x5F));
    } else {
      shade = rules.createConditionalFormattingRule("AND($A2<>\"\",MOD(ROW(),2)=1)");
      fill(shade, 0xF3, 0xF7, 0xF8);
    }
    rules.addConditionalFormatting(area(0, columns.size() - 1), shade);
  }

  private static void fill(ConditionalFormattingRule rule, int red, int green, int blue) {
    PatternFormatting pattern = rule.createPatternFormatting();
    pattern.setFillBackgroundColor(XlsxStyles.colour(red, green, blue));
    pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
  }

  private static CellRangeAddress[] area(int from, int to) {
    return new CellRangeAddress[] {new CellRangeAddress(1, XlsxEntries.LAST, from, to)};
  }

  private void evaluate() {
    FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    for (org.apache.poi.ss.usermodel.Sheet sheet : workbook) {
      sheet.forEach(
          row ->
              row.forEach(
                  cell -> {
                    // what came with its result stays as it came
                    if (((XSSFCell) cell).getRawValue() == null) {
                      evaluator.evaluateFormulaCell(cell);
                    }
                  }));
    }
  }

  private void properties() {
    POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
    core.setTitle(presentation.title().in(presentation.language()));
    core.setCreator("Shouxin");
    core.setCreated(Optional.of(Date.from(STILL)));
    core.setModified(Optional.of(Date.from(STILL)));
  }

  /** The same zip with names sorted and no time of day, so that equal content gives equal bytes. */
  private static byte[] repack(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      byte[] types = parts.remove(FIRST);
      if (types != null) {
        put(out, FIRST, types);
      }
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        put(out, part.getKey(), part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
