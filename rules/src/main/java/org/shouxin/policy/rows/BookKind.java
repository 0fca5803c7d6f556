package org.shouxin.policy.rows;

import java.util.List;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.SheetSchema;

/** The kinds of workbooks, distinguished by their tabs. */
public enum BookKind {
  /** A policy. */
  POLICY(Sheets.ALL, new Text("政策工作簿", "a policy workbook")),
  /** Which policy decides on which customer. */
  ROUTING(Sheets.ROUTING_BOOK, new Text("路由工作簿", "a routing workbook"));

  private final List<SheetSchema> sheets;
  private final Text label;

  BookKind(List<SheetSchema> sheets, Text label) {
    this.sheets = sheets;
    this.label = label;
  }

  /** The sheets of each kind. */
  static List<List<SheetSchema>> all() {
    return List.of(POLICY.sheets, ROUTING.sheets);
  }

  /** The kind of a book. */
  public static BookKind of(Book book) {
    return book.sheets().containsKey(Sheets.ROUTES) ? ROUTING : POLICY;
  }

  /** The sheets of such a workbook in the order of the tabs. */
  public List<SheetSchema> sheets() {
    return sheets;
  }

  /**
   * Refuses a book of another kind.
   *
   * @param where the file
   */
  public void require(String where, Book book) throws RefusedException {
    Text found = of(book).label;
    if (of(book) != this) {
      throw new RefusedException(
          where, new Text("这是" + found.zh(), "this is " + found.en()), "", label);
    }
  }
}
