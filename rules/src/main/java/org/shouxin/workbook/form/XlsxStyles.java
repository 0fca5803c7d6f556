package org.shouxin.workbook.form;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.workbook.Column.Kind;

/** Fonts, colours and number formats of a written workbook, each made once. */
final class XlsxStyles {

  static final String FAMILY = "Microsoft YaHei";

  /** Format of cells that Excel must take as text. */
  static final String TEXT = "@";

  static final String DAY = "yyyy-mm-dd";

  private static final int[] DARK = {0x1F, 0x4E, 0x5F};
  private static final int[] MIDDLE = {0x5E, 0x83, 0x90};
  private static final int[] LINE = {0xD0, 0xD7, 0xDA};
  private static final int[] INK = {0x22, 0x2B, 0x30};
  private static final int[] FIGURE = {0x0B, 0x4F, 0x9E};

  private final XSSFWorkbook workbook;
  private final Map<String, XSSFCellStyle> styles = new HashMap<>();
  private final Map<String, XSSFFont> fonts = new HashMap<>();

  XlsxStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /** A colour from red, green and blue. */
  static XSSFColor colour(int... rgb) {
    return new XSSFColor(new byte[] {(byte) rgb[0], (byte) rgb[1], (byte) rgb[2]}, null);
  }

  XSSFFont font(int size, boolean bold, int... rgb) {
    return fonts.computeIfAbsent(
        size + " " + bold + " " + rgb[0] + "," + rgb[1] + "," + rgb[2],
        key -> {
          XSSFFont font = workbook.createFont();
          font.setFontName(FAMILY);
          font.setFontHeightInPoints((short) size);
          font.setBold(bold);
          font.setColor(colour(rgb));
          return font;
        });
  }

  /** A heading cell; darker where every row must fill the column. */
  XSSFCellStyle heading(boolean required) {
    return styles.computeIfAbsent(
        "heading " + required,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          style.setFillForegroundColor(colour(required ? DARK : MIDDLE));
          style.setWrapText(true);
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          style.setAlignment(HorizontalAlignment.LEFT);
          style.setFont(font(10, true, 255, 255, 255));
          border(style);
          return style;
        });
  }

  /** The second, English line of a heading. */
  XSSFFont headingSmall() {
    return font(8, false, 255, 255, 255);
  }

  /** A cell with content. */
  XSSFCellStyle cell(Kind kind, String format) {
    return style(kind, format, true);
  }

  /** A cell of a row not yet filled: the same without lines. */
  XSSFCellStyle blank(Kind kind, String format) {
    return style(kind, format, false);
  }

  private XSSFCellStyle style(Kind kind, String format, boolean lines) {
    boolean figure =
        switch (kind) {
          case NUMBER, INTEGER, FORMULA, CONDITION -> true;
          default -> false;
        };
    boolean right = figure && kind != Kind.CONDITION;
    boolean id = kind == Kind.ID;
    return styles.computeIfAbsent(
        "cell " + figure + right + id + lines + format,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(font(10, id, figure ? FIGURE : INK));
          style.setDataFormat(workbook.createDataFormat().getFormat(format));
          style.setWrapText(!right);
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          style.setAlignment(right ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
          if (lines) {
            border(style);
          }
          return style;
        });
  }

  /** A cell that formatting writes and people only read. */
  XSSFCellStyle live() {
    return styles.computeIfAbsent(
        "live",
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(font(9, false, MIDDLE));
          style.setWrapText(true);
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          style.setAlignment(HorizontalAlignment.LEFT);
          border(style);
          return style;
        });
  }

  /** A cell of notes, which people format as they like; the number format is kept. */
  XSSFCellStyle note(String format) {
    return styles.computeIfAbsent(
        "note " + format,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(font(10, false, INK));
          style.setDataFormat(workbook.createDataFormat().getFormat(format));
          style.setWrapText(true);
          style.setVerticalAlignment(VerticalAlignment.TOP);
          return style;
        });
  }

  /** A cell of the guide. */
  XSSFCellStyle guide(String name, int size, boolean bold, boolean title) {
    return styles.computeIfAbsent(
        "guide " + name,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(title ? font(size, bold, DARK) : font(size, bold, INK));
          style.setWrapText(true);
          style.setVerticalAlignment(VerticalAlignment.TOP);
          if (title) {
            style.setBorderBottom(BorderStyle.MEDIUM);
            style.setBottomBorderColor(colour(DARK));
          }
          return style;
        });
  }

  /** Thin lines around a cell. */
  static void border(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(colour(LINE));
    style.setBottomBorderColor(colour(LINE));
    style.setLeftBorderColor(colour(LINE));
    style.setRightBorderColor(colour(LINE));
  }
}
