package org.shouxin.customerfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shouxin.facts.Codes;

/** A table of customers with its values, and one of the many ways to write it. */
final class RandomTable {

  /** The facts, each with the headings that mean it, and its unit. */
  private enum Column {
    CUSTOMER("customer", "", "客户代码", "Customer code"),
    NAME("name", "", "客户名称", "Customer name"),
    ON_TIME("on_time_pct", "%", "按时付款率", "Paid on time"),
    DEBT("debt_ratio_pct", "%", "资产负债率", "Debt ratio"),
    YEARS("years_established", "年", "成立年限"),
    OVERDUE("max_overdue_days", "天", "最长逾期天数", "Longest overdue"),
    PURCHASES("avg_monthly_purchases", "元", "月均采购额", "Average monthly purchases", "月均"),
    CONTRACT("contract_on_file", "", "合同备案", "Contract on file"),
    LICENCE("licence_valid_until", "", "执照有效期至", "Licence valid until");

    private final String fact;
    private final String unit;
    private final List<String> headings;

    Column(String fact, String unit, String... headings) {
      this.fact = fact;
      this.unit = unit;
      this.headings = new ArrayList<>(List.of(headings));
      this.headings.add(fact);
    }
  }

  private static final List<String> WORDS =
      List.of(
          "陆",
          "猫",
          "隆猫",
          "铜业",
          "有限公司",
          "沈阳新博",
          "𠮷田",
          "Müller",
          "Café",
          "Söhne & Co.",
          "A/S",
          "it's",
          "\"quoted\"",
          "a,b",
          "c;d",
          "e|f",
          "x\ty",
          "line\nbreak",
          "=1+1",
          "+86",
          "@home",
          "№5",
          "Ｗide",
          "Москва",
          "¼-Zoll Müller",
          "株式会社");
  private static final List<String> YES = List.of("是", "有", "√", "✓", "1", "TRUE", "Y", "yes", "真");
  private static final List<String> NO = List.of("否", "无", "×", "✗", "0", "FALSE", "N", "no", "假");
  private static final List<String> MISSING =
      List.of("", "", " ", "-", "--", "—", "/", "N/A", "?", "缺失");
  private static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-8", "UTF-8 with mark", "GB18030", "GB18030", "UTF-16LE", "UTF-16BE");
  private static final String MARK = "\uFEFF";

  private final Random random;
  private final List<Column> columns = new ArrayList<>();
  private final List<Map<String, Object>> values = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final List<String> headings = new ArrayList<>();
  private final boolean workbook;
  private final String charset;
  private final char separator;
  private final String end;
  private final boolean quoted;
  private final boolean stated;
  private final boolean joined;
  private final boolean padded;

  RandomTable(Random random) {
    this.random = random;
    this.workbook = random.nextInt(5) == 0;
    this.charset = one(CHARSETS);
    this.separator = ",;\t|".charAt(random.nextInt(4));
    this.end = one(List.of("\n", "\r\n", "\r\n", "\r"));
    this.quoted = random.nextInt(4) == 0;
    this.stated = random.nextInt(5) == 0;
    columns.addAll(List.of(Column.values()));
    Collections.shuffle(columns, random);
    Set<String> codes = new HashSet<>();
    int rows = 1 + random.nextInt(12);
    while (values.size() < rows) {
      Map<String, Object> row = row();
      if (codes.add((String) row.get("customer"))) {
        values.add(row);
      }
    }
    this.joined = random.nextInt(6) == 0;
    this.padded = random.nextInt(6) == 0;
    if (random.nextInt(12) == 0) {
      titles.add(one(List.of("客户名单", "2026 年 10 月", "Customers of the year")));
    }
    columns.forEach(column -> headings.add(heading(column)));
  }

  String name() {
    return workbook ? "customers.xlsx" : "customers.csv";
  }

  List<String> facts() {
    return columns.stream().map(column -> column.fact).toList();
  }

  /** By fact, in the order of the columns; those that are missing are left out. */
  List<Map<String, Object>> values() {
    return values;
  }

  /** Whether the headings are there twice. */
  boolean isJoined() {
    return joined;
  }

  /** A title above the headings has one meaning for people only. */
  boolean mayBeRefused() {
    return !titles.isEmpty();
  }

  @Override
  public String toString() {
    return (workbook ? "workbook" : charset + " '" + separator + "' " + end.length())
        + (quoted ? " quoted" : "")
        + (stated ? " sep=" : "")
        + (joined ? " joined" : "")
        + " "
        + headings;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Column column : columns) {
      Object value = value(column);
      boolean required = column == Column.CUSTOMER || column == Column.PURCHASES;
      if (required || random.nextInt(8) != 0) {
        row.put(column.fact, value);
      }
    }
    return row;
  }

  private Object value(Column column) {
    return switch (column) {
      case CUSTOMER -> code();
      case NAME -> text();
      case ON_TIME -> number(2, 100, 2);
      case DEBT -> number(2, 300, random.nextInt(5));
      case YEARS -> number(0, 80, 0);
      case OVERDUE -> number(0, 400, 0);
      case PURCHASES -> number(0, 90_000_000, random.nextInt(3));
      case CONTRACT -> random.nextBoolean();
      case LICENCE ->
          random.nextInt(10) == 0
              ? LocalDate.of(9999, 12, 31)
              : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(9_000));
    };
  }

  private BigDecimal number(int low, int high, int places) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(places);
    long steps = (long) (random.nextDouble() * (high - low) / unit.doubleValue());
    return Codes.plain(BigDecimal.valueOf(low).add(unit.multiply(BigDecimal.valueOf(steps))));
  }

  private String code() {
    String digits = String.valueOf(random.nextInt(1_000_000));
    return switch (random.nextInt(5)) {
      case 0 -> digits;
      case 1 -> "00" + digits;
      case 2 -> "KH-" + digits;
      case 3 -> "客户" + digits;
      default -> "91" + digits + "MA" + random.nextInt(10);
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder(one(List.of("甲公司", "Company", "铜陵金达", "Ltd")));
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(random.nextBoolean() ? " " : "").append(one(WORDS));
    }
    return text.toString();
  }

  // How a value is spelt.

  private String heading(Column column) {
    String name = one(column.headings);
    return switch (random.nextInt(12)) {
      case 0 -> "*" + name;
      case 1 -> " " + name + "\u3000";
      case 2 -> column.unit.isEmpty() ? name : name + "(" + column.unit + ")";
      case 3 -> column.unit.isEmpty() ? name : name + "（" + column.unit + "）";
      case 4 -> name + "（必填）";
      case 5 ->
          name.length() == 5 && name.charAt(0) > 0xff
              ? name.substring(0, 2) + "\n" + name.substring(2)
              : name;
      case 6 -> MARK + name;
      case 7 -> "2026年" + name;
      default -> name;
    };
  }

  private String spelt(Column column, Object value) {
    if (value instanceof Boolean truth) {
      return one(truth ? YES : NO);
    }
    if (value instanceof BigDecimal number) {
      return spelt(column, number);
    }
    if (value instanceof LocalDate day) {
      return spelt(day);
    }
    String text = (String) value;
    if (column == Column.CUSTOMER) {
      return code(text);
    }
    return switch (random.nextInt(8)) {
      case 0 -> " " + text;
      case 1 -> text + "\u200B";
      case 2 -> MARK + text + "\u3000";
      default -> text;
    };
  }

  private String code(String code) {
    return switch (random.nextInt(10)) {
      case 0 -> "'" + code;
      case 1 -> "=\"" + code + "\"";
      case 2 -> wide(code);
      case 3 -> MARK + code;
      case 4 -> code + "\u200B ";
      case 5 -> "\u3000" + code;
      default -> code;
    };
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c).forEach(c -> wide.append((char) c));
    return wide.toString();
  }

  private String spelt(Column column, BigDecimal number) {
    String plain = number.toPlainString();
    boolean groups = number.compareTo(BigDecimal.valueOf(1_000)) >= 0;
    return switch (random.nextInt(10)) {
      case 0 -> number.scale() > 0 ? plain + "00" : plain + ".00";
      case 1 -> groups ? "%,.4f".formatted(number) : plain;
      case 2 -> wide(plain);
      case 3 -> plain + column.unit;
      case 4 -> "+" + plain;
      case 5 -> column == Column.PURCHASES ? "¥" + plain : plain;
      case 6 -> column == Column.PURCHASES ? number.movePointLeft(4).toPlainString() + "万" : plain;
      case 7 -> " " + plain + " ";
      default -> plain;
    };
  }

  private String spelt(LocalDate day) {
    if (day.getYear() == 9999 && random.nextBoolean()) {
      return one(List.of("长期", "永久", "无固定期限", "长期有效"));
    }
    int month = day.getMonthValue();
    int date = day.getDayOfMonth();
    return switch (random.nextInt(6)) {
      case 0 -> day.getYear() + "/" + month + "/" + date;
      case 1 -> day.toString().replace("-", "");
      case 2 -> day.getYear() + "年" + month + "月" + date + "日";
      case 3 -> day + " 00:00:00";
      case 4 -> day.toString().replace('-', '.');
      default -> day.toString();
    };
  }

  // How a table is written.

  void write(Path file) throws IOException {
    if (workbook) {
      sheet(file);
      return;
    }
    StringBuilder text = new StringBuilder();
    if (stated) {
      text.append("sep=").append(separator).append(end);
    }
    titles.forEach(title -> text.append(title).append(end));
    blank(text);
    line(headings, text);
    int again = joined ? random.nextInt(values.size()) + 1 : -1;
    for (int i = 0; i < values.size(); i++) {
      blank(text);
      if (i == again) {
        text.append(random.nextBoolean() ? MARK : "");
        line(headings, text);
      }
      line(cells(values.get(i)), text);
    }
    blank(text);
    if (random.nextInt(3) == 0) {
      text.setLength(text.length() - end.length());
    }
    boolean marked = charset.endsWith("mark") || charset.startsWith("UTF-16");
    Charset as = Charset.forName(charset.replace(" with mark", ""));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((marked ? MARK + text : text.toString()).getBytes(as));
    Files.write(file, bytes.toByteArray());
  }

  private void blank(StringBuilder text) {
    if (random.nextInt(10) == 0) {
      text.append(one(List.of("", "  ", String.valueOf(separator).repeat(columns.size() - 1))))
          .append(end);
    }
  }

  private List<String> cells(Map<String, Object> row) {
    List<String> cells = new ArrayList<>();
    for (Column column : columns) {
      Object value = row.get(column.fact);
      cells.add(
          value != null
              ? spelt(column, value)
              : column == Column.NAME ? one(List.of("", " ")) : one(MISSING));
    }
    return cells;
  }

  private void line(List<String> cells, StringBuilder text) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean needed =
          cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
      text.append(i == 0 ? "" : separator)
          .append(
              needed || quoted || random.nextInt(10) == 0
                  ? '"' + cell.replace("\"", "\"\"") + '"'
                  : cell);
    }
    text.append(padded ? String.valueOf(separator) : "").append(end);
  }

  private void sheet(Path file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet(one(List.of("Sheet1", "客户", "a b'c")));
      int at = 0;
      for (String title : titles) {
        sheet.createRow(at++).createCell(0).setCellValue(title);
      }
      at += random.nextInt(3) == 0 ? 1 : 0;
      texts(headings, sheet, at++);
      int again = joined ? random.nextInt(values.size()) + 1 : -1;
      for (int i = 0; i < values.size(); i++) {
        at += random.nextInt(10) == 0 ? 2 : 0;
        if (i == again) {
          texts(headings, sheet, at++);
        }
        texts(cells(values.get(i)), sheet, at);
        for (int column = 0; column < columns.size(); column++) {
          Object value = values.get(i).get(columns.get(column).fact);
          if (value != null && random.nextBoolean()) {
            typed(columns.get(column), value, sheet.getRow(at).getCell(column));
          }
        }
        at++;
      }
      book.write(out);
    }
  }

  private static void texts(List<String> cells, XSSFSheet sheet, int row) {
    sheet.createRow(row);
    for (int i = 0; i < cells.size(); i++) {
      sheet.getRow(row).createCell(i).setCellValue(cells.get(i));
    }
  }

  /** As a spreadsheet holds the value itself. */
  private void typed(Column column, Object value, Cell cell) {
    if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
      format(
          cell, one(List.of("yyyy-mm-dd", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]d-mmm-yy")));
    } else if (value instanceof BigDecimal number) {
      boolean percent = column.unit.equals("%") && random.nextBoolean();
      cell.setCellValue((percent ? number.movePointLeft(2) : number).doubleValue());
      format(
          cell,
          percent
              ? one(List.of("0%", "0.00%"))
              : one(List.of("General", "0", "#,##0.00", "0.0 \"" + column.unit + "\"")));
    } else if (column == Column.CUSTOMER && ((String) value).matches("[0-9]+")) {
      cell.setCellValue(Long.parseLong((String) value));
      format(cell, "0".repeat(((String) value).length()));
    }
  }

  private static void format(Cell cell, String format) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }
}
