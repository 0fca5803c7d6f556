package org.shouxin.workbook;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shouxin.facts.Days;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;

/** Checks a stored content against the kind of its column and gives it the column's spelling. */
final class CellKinds {

  /** In the heading of a column of amounts in yuan. */
  static final String YUAN = "（元）";

  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
  private static final Text PER_CENT = Text.same("%");
  private static final Text DAY = new Text("日期，例如 2026-10-31", "a day, for example 2026-10-31");
  private static final Text FORMULA =
      new Text("以 = 开头的公式，或一个数字", "a formula beginning with =, or a number");

  private final Findings findings;

  CellKinds(Findings findings) {
    this.findings = findings;
  }

  /** The canonical text; empty for an empty cell and after reporting a problem. */
  String canonical(Column column, Stored stored, Tab tab, int row, int at) {
    if (stored.text().isEmpty()) {
      return "";
    }
    Refusal refuse =
        (what, allowed) -> {
          findings.cell(tab, row, at, what, stored.text(), allowed);
          return "";
        };
    return switch (column.kind()) {
      case TEXT, CONDITION, FACT, REFERENCE, VALUE -> stored.text();
      case ID -> id(column, stored, refuse);
      case CHOICE -> choice(column, stored.text(), refuse);
      case NUMBER, INTEGER -> number(column, stored, refuse);
      case DATE -> day(stored, refuse);
      case FORMULA -> plainFormula(stored, refuse);
    };
  }

  private interface Refusal {
    String of(Text what, Text allowed);
  }

  private static String id(Column column, Stored stored, Refusal refuse) {
    String text = stored.text();
    if (!column.choices().isEmpty()) {
      return choice(column, text, refuse);
    }
    boolean plain =
        ID.matcher(text).matches()
            && Normalizer.normalize(text, Normalizer.Form.NFKC).equals(text)
            && stored.form() != Stored.Form.DAY;
    return plain
        ? text
        : refuse.of(
            new Text("编号写法有误", "invalid id"),
            new Text(
                "至多 64 个字母、数字、- . _，半角，不含空格",
                "up to 64 letters, digits, - . _, half width, no blanks"));
  }

  private static String choice(Column column, String text, Refusal refuse) {
    String wanted = fold(text);
    for (Column.Choice choice : column.choices()) {
      String zh = choice.label().zh();
      String en = choice.label().en();
      if (List.of(fold(choice.code()), fold(zh), fold(en), fold(zh + en), fold(en + zh))
          .contains(wanted)) {
        return choice.code();
      }
    }
    List<String> names = new ArrayList<>();
    column.choices().forEach(choice -> names.add(choice.label().zh() + "/" + choice.label().en()));
    List<String> single = new ArrayList<>();
    for (Column.Choice choice : column.choices()) {
      single.addAll(List.of(choice.code(), choice.label().zh(), choice.label().en()));
    }
    Optional<String> near = Nearest.to(text, single);
    String list = String.join(", ", names);
    return refuse.of(
        new Text("不在可选项之中", "not one of the choices"),
        new Text(
            list + near.map(name -> "（是否指 " + name + "？）").orElse(""),
            list + near.map(name -> " (did you mean " + name + "?)").orElse("")));
  }

  private static String fold(String text) {
    return Dictionary.key(text).replaceAll("[/|;,()]+", "");
  }

  private static String number(Column column, Stored stored, Refusal refuse) {
    if (stored.form() == Stored.Form.DAY) {
      return refuse.of(
          new Text("这里应是数字，Excel 却存成了日期", "a number is expected, but Excel stores a date"),
          new Text("把格式改为“常规”后重新输入", "set the format to General, then type it again"));
    }
    String text = stored.form() == Stored.Form.SCALED ? scaled(column, stored) : stored.text();
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    boolean percent = plain.endsWith("%");
    if (percent && !column.heading().zh().contains("%") && !column.heading().en().contains("%")) {
      return refuse.of(
          new Text("这一列不用百分号", "this column does not take a percent sign"),
          new Text("按本列单位写成不带 % 的数字", "a number in the column's unit, without %"));
    }
    BigDecimal number;
    try {
      number = Numerals.read(plain, percent ? PER_CENT : Text.NONE);
    } catch (Unreadable unreadable) {
      return refuse.of(unreadable.what(), unreadable.allowed());
    }
    String exact = Decimals.text(number);
    return column.kind() == Column.Kind.INTEGER && exact.indexOf('.') >= 0
        ? refuse.of(
            new Text("不是整数", "not a whole number"),
            new Text("整数，例如 12", "a whole number, for example 12"))
        : exact;
  }

  /** What is shown where the column is in yuan; elsewhere the format only repeats the unit. */
  private static String scaled(Column column, Stored stored) {
    return column.heading().zh().contains(YUAN)
        ? stored.text().replaceFirst("元$", "")
        : stored.text().replaceFirst("[^0-9.]+$", "");
  }

  private static String day(Stored stored, Refusal refuse) {
    if (stored.form() == Stored.Form.NUMBER && stored.text().length() != 8) {
      return refuse.of(new Text("这是数字，不是日期", "this is a number, not a day"), DAY);
    }
    try {
      return Days.read(stored.text()).toString();
    } catch (Unreadable unreadable) {
      return refuse.of(unreadable.what(), unreadable.allowed());
    }
  }

  private static String plainFormula(Stored stored, Refusal refuse) {
    if (stored.form() == Stored.Form.TEXT && stored.text().startsWith("=")) {
      return refuse.of(
          new Text("这是文字，不是公式", "this is a text, not a formula"),
          new Text("把格式改为“常规”后重新输入公式", "set the format to General, then type the formula again"));
    }
    try {
      return Decimals.text(Numerals.read(stored.text(), Text.NONE));
    } catch (Unreadable unreadable) {
      return refuse.of(new Text("不是公式也不是数字", "neither a formula nor a number"), FORMULA);
    }
  }
}
