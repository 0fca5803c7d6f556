package org.shouxin.policy.rows;

import org.shouxin.problem.Invisible;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;

/** Checks the contents of a row's cells, independent of their meaning. */
final class RowContent {

  /** Longest text that a cell may hold. */
  private static final int LONGEST = 2000;

  private static final Text EITHER = new Text("中文或英文，一种即可", "Chinese or English; one is enough");

  private RowContent() {}

  /** Reports every required cell that is empty and every invalid text. */
  static void check(Row row, RowReader reader) {
    for (Column column : row.sheet().columns()) {
      if (column.required()
          && reader.empty(column.key())
          && !column.said(other -> !reader.empty(other))) {
        Text heading = column.heading();
        reader.problem(
            column.key(),
            new Text("必填的“" + heading.zh() + "”为空", "\"" + heading.en() + "\" must be filled"),
            column.otherLanguage().isPresent() && column.hint().equals(Text.NONE)
                ? EITHER
                : column.hint());
      }
    }
    checkTexts(row, reader);
  }

  private static void checkTexts(Row row, RowReader reader) {
    row.cells()
        .forEach(
            (key, cell) -> {
              if (cell.text().length() > LONGEST) {
                reader.problem(
                    key,
                    new Text("内容过长", "the content is too long"),
                    new Text("最多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters"));
              } else if (!Invisible.in(cell.text()).isEmpty()) {
                String unseen = Invisible.in(cell.text());
                reader.problem(
                    key,
                    new Text("含有看不见的字符 " + unseen, "it contains invisible characters: " + unseen),
                    new Text("可见的文字", "visible text"));
              }
            });
  }
}
