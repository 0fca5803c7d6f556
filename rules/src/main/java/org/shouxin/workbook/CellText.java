package org.shouxin.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;

/**
 * Reads single cells as data: the stored content, not its formatted form, and never the result of a
 * formula. Numbers come from the digits in the file, not through floating point. For one workbook.
 */
final class CellText {

  /** Longest text of a cell, Excel's own limit. */
  static final int LONGEST = 32_767;

  private static final Text WRITE = new Text("直接填写内容", "enter the value itself");
  private final boolean from1904;
  private final int shared;
  private final Findings findings;
  private final Map<Integer, NumberFormat> formats = new HashMap<>();

  CellText(XSSFWorkbook workbook, Findings findings) {
    this.from1904 = workbook.isDate1904();
    this.shared = workbook.getSharedStringSource().getSharedStringItems().size();
    this.findings = findings;
  }

  /** The content of the cell. */
  Stored read(XSSFCell cell, Tab tab) {
    try {
      if (cell.getCTCell().isSetF()) {
        return new Stored(Stored.Form.FORMULA, cell.getCTCell().getF().getStringValue());
      }
      return switch (cell.getCellType()) {
        case BLANK -> Stored.NOTHING;
        case BOOLEAN -> new Stored(Stored.Form.YES_NO, cell.getBooleanCellValue() ? "yes" : "no");
        case STRING -> listed(cell) ? text(cell, tab) : unreadable(cell, tab);
        case NUMERIC -> number(cell, tab);
        case ERROR -> {
          String code = Objects.toString(cell.getRawValue(), "");
          yield bad(cell, tab, new Text("单元格是错误值", "the cell is an error"), code, WRITE);
        }
        case FORMULA, _NONE -> unreadable(cell, tab);
      };
    } catch (RuntimeException damaged) {
      return unreadable(cell, tab);
    }
  }

  /**
   * The word by which the format of a cell makes another number of a positive one; mostly empty.
   */
  String scale(XSSFCell cell) {
    return format(cell).scale(1);
  }

  private Stored unreadable(XSSFCell cell, Tab tab) {
    return bad(
        cell, tab, new Text("单元格已损坏，读不出来", "the cell is damaged and cannot be read"), "", WRITE);
  }

  private Stored bad(XSSFCell cell, Tab tab, Text what, String found, Text allowed) {
    findings.cell(tab, cell.getRowIndex(), cell.getColumnIndex(), what, found, allowed);
    return Stored.BAD;
  }

  /** Whether it is a shared string of the workbook. */
  private boolean listed(XSSFCell cell) {
    if (cell.getCTCell().getT() != STCellType.S) {
      return true;
    }
    int index = Integer.parseInt(cell.getCTCell().getV());
    return index >= 0 && index < shared;
  }

  private Stored text(XSSFCell cell, Tab tab) {
    String raw = cell.getRichStringCellValue().getString();
    if (raw.length() > LONGEST) {
      return bad(
          cell,
          tab,
          new Text("文字太长", "the text is too long"),
          raw.substring(0, 100),
          new Text("至多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters"));
    }
    String text = Invisible.trim(raw.replace("\r\n", "\n").replace('\r', '\n'));
    if (text.isEmpty()) {
      return Stored.NOTHING;
    }
    String unseen = Invisible.in(text);
    if (!unseen.isEmpty()) {
      return bad(
          cell,
          tab,
          new Text("文字里有看不见的字符 " + unseen, "the text has invisible characters: " + unseen),
          text,
          new Text("重新输入这段文字", "type the text again"));
    }
    if (!format(cell).text()) {
      return hidden(cell, tab, text);
    }
    return new Stored(Stored.Form.TEXT, text);
  }

  private Stored number(XSSFCell cell, Tab tab) {
    String raw = Objects.toString(cell.getRawValue(), "");
    Optional<BigDecimal> stored = Decimals.stored(raw);
    if (stored.isEmpty()) {
      return bad(
          cell,
          tab,
          new Text("数字超出能精确处理的范围", "the number cannot be stored exactly"),
          raw,
          new Text(
              "小数点前后各至多 15 位；编码请设为文本格式",
              "at most 15 digits before and after the point; format codes as text"));
    }
    BigDecimal number = stored.get();
    String scale = format(cell).scale(number.signum());
    return switch (format(cell).number(number.signum())) {
      case NUMBER ->
          scale.isEmpty()
              ? new Stored(Stored.Form.NUMBER, Decimals.text(number))
              : new Stored(Stored.Form.SCALED, Decimals.text(number) + scale);
      case PERCENT ->
          new Stored(Stored.Form.PERCENT, Decimals.text(number.movePointRight(2)) + "%");
      case DAY -> {
        Optional<LocalDate> day = SerialDays.ofSerial(number, from1904);
        yield day.isPresent()
            ? new Stored(Stored.Form.DAY, day.get().toString())
            : bad(
                cell,
                tab,
                new Text("不是一个完整的日期", "not a whole calendar day"),
                Decimals.text(number),
                new Text("1900 至 9999 年的日期，不带时刻", "a day from 1900 to 9999 without a time"));
      }
      case TIME ->
          bad(
              cell,
              tab,
              new Text("时刻不能用", "a time of day is not allowed"),
              Decimals.text(number),
              new Text("日期或数字", "a day or a number"));
      case OTHER ->
          bad(
              cell,
              tab,
              new Text("数字格式显示的不是这个数", "the number format shows another number"),
              Decimals.text(number),
              new Text("改用“常规”格式", "use the General format"));
      case NOTHING -> hidden(cell, tab, Decimals.text(number));
    };
  }

  private Stored hidden(XSSFCell cell, Tab tab, String found) {
    return bad(
        cell,
        tab,
        new Text("数字格式把内容隐藏了", "the number format hides the value"),
        found,
        new Text("改用“常规”格式", "use the General format"));
  }

  private NumberFormat format(XSSFCell cell) {
    XSSFCellStyle style = cell.getCellStyle();
    return formats.computeIfAbsent(
        (int) style.getDataFormat(),
        index -> {
          String code = style.getDataFormatString();
          return new NumberFormat(index, code == null ? "General" : code);
        });
  }
}
