package org.shouxin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.RowRef;
import org.shouxin.problem.Language;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Column;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * A row of a policy's workbook that was asked for by name.
 *
 * @param book the workbook in canonical spelling
 * @param row the row
 */
record PolicyRow(Book book, Row row) {

  RowRef ref() {
    Column id = row.sheet().columns().get(0);
    return new RowRef(row.sheet().key(), row.id(), row.cell(id.key()).place());
  }

  private String name() {
    return ref().name();
  }

  /**
   * Finds a row.
   *
   * @param asked sheet and id, {@code scorecard/PAY-03-2}, the sheet by key or title; or the id
   *     alone
   * @throws RefusedException if there is none, or several have the id
   */
  static PolicyRow find(Book book, String asked) throws RefusedException {
    List<PolicyRow> all = new ArrayList<>();
    book.sheets().values().stream()
        .flatMap(List::stream)
        .forEach(row -> all.add(new PolicyRow(book, row)));
    List<PolicyRow> found = all.stream().filter(each -> each.answers(asked)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw refused(new Text("政策里没有这一行", "the policy has no such row"), asked, nearest(asked, all));
    }
    throw refused(
        new Text("几张表都有这个编号", "several sheets have a row of this id"),
        asked,
        Text.same(String.join(", ", found.stream().map(PolicyRow::name).toList())));
  }

  private static Text nearest(String asked, List<PolicyRow> all) {
    List<String> names =
        all.stream().map(each -> asked.contains("/") ? each.name() : each.row().id()).toList();
    return Nearest.to(asked, names)
        .map(near -> new Text("是否指 " + near + "？", "did you mean " + near + "?"))
        .orElse(new Text("表/编号，例如 scorecard/PAY-03-2", "sheet/id, for example scorecard/PAY-03-2"));
  }

  private boolean answers(String asked) {
    int slash = asked.indexOf('/');
    return row.id().equals(asked.substring(slash + 1))
        && (slash < 0 || isCalled(row.sheet(), asked.substring(0, slash)));
  }

  private static boolean isCalled(SheetSchema sheet, String name) {
    String wanted = Dictionary.key(name);
    return List.of(sheet.key(), sheet.tab(), sheet.title().zh(), sheet.title().en()).stream()
        .anyMatch(known -> Dictionary.key(known).equals(wanted));
  }

  /** The name of the only row of this id; empty when there is none, several, or one unnamed. */
  Optional<String> named(String id, Language language) {
    List<Row> called =
        book.sheets().values().stream()
            .flatMap(List::stream)
            .filter(each -> each.id().equals(id))
            .toList();
    Cell name =
        called.size() == 1
            ? called.get(0).cells().get(language == Language.ZH ? "name_zh" : "name_en")
            : null;
    return Optional.ofNullable(name).map(Cell::text);
  }

  private static RefusedException refused(Text what, String found, Text allowed) {
    return new RefusedException(List.of(new Problem("ROW", what, found, allowed)));
  }
}
