package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** The text rendering: what git reviews and what the SHA-256 is taken of. */
class BookTextTest {

  private static final SheetSchema RULES =
      new SheetSchema(
          "rules",
          new Text("规则", "Rules"),
          List.of(
              column("id", "编号", "Id"),
              column("points", "得分（分）", "Points"),
              column("reason_zh", "理由", "Reason (zh)")),
          true,
          true,
          Text.same(""));
  private static final SheetSchema FIXED =
      new SheetSchema(
          "policy",
          new Text("政策", "Policy"),
          List.of(
              new Column(
                  "item",
                  new Text("项目", "Item"),
                  Column.Kind.ID,
                  true,
                  List.of(
                      new Column.Choice("version", Text.same("v")),
                      new Column.Choice("author", Text.same("a"))),
                  Text.same(""),
                  10),
              column("value", "内容", "Value")),
          true,
          false,
          Text.same(""));
  private static final List<SheetSchema> ALL = List.of(FIXED, RULES);

  private static Column column(String key, String zh, String en) {
    return new Column(key, new Text(zh, en), Column.Kind.TEXT, false, List.of(), Text.same(""), 10);
  }

  private static final String CANONICAL =
      """
      # shouxin policy text 1

      == 政策 Policy ==

      [version]
      value: 1

      [author]
      value: 王

      == 规则 Rules ==

      [P-2]
      points: 10
      reason_zh: 一\\n二\\\\三: [四]

      [P-10]
      points: 9
      extra: x
      """;

  @Test
  void whatWasRenderedReadsBackAsTheSameBytes() throws RefusedException {
    assertThat(BookText.render(BookText.read(CANONICAL, ALL))).isEqualTo(CANONICAL);
  }

  @Test
  void cellsRememberTheirLine() throws RefusedException {
    Row row = BookText.read(CANONICAL, ALL).rows(RULES).get(0);
    assertThat(row.id()).isEqualTo("P-2");
    assertThat(row.cell("id").place()).isEqualTo("line 13");
    assertThat(row.cell("points").place()).isEqualTo("line 14");
    assertThat(row.text("reason_zh")).isEqualTo("一\n二\\三: [四]");
  }

  @Test
  void orderOfRowsAndSpellingOfTitlesAndHeadingsMeanNothing() throws RefusedException {
    String other =
        """
        == rules ==
        [P-10]
        extra:x
        Points: 9
        # a remark
        == 政策 ==
        [author]
        内容: 王
        [version]
        value:   1
        == Rules ==
        [P-2]
        得分（分）: 10
        理由: 一\\n二\\\\三: [四]\
        """;
    other = "\ufeff" + other.replace("\n", "\r\n");
    assertThat(BookText.render(BookText.read(other, ALL))).isEqualTo(CANONICAL);
  }

  @Test
  void everyBadLineIsReportedAtOnceInBothLanguages() {
    String bad =
        """
        # shouxin policy text 2
        value: early
        [early]
        == 规测 ==
        [skipped]
        any: thing
        == Policy ==
        [version]
        vlaue: 1
        value: 1
        value: 2
        [version]
        no colon
        """;
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> BookText.read(bad, ALL));
    assertThat(refused.problems().stream().map(p -> p.in(Language.EN)))
        .containsExactly(
            "line 1: unknown version of the policy text; found \"2\"; allowed: 1",
            "line 2: a cell before the first row; found \"value: early\"; allowed: == Sheet ==,"
                + " [id], key: value or # comment",
            "line 3: a row before the first sheet; found \"[early]\"; allowed: [id], below == Sheet"
                + " ==",
            "line 4: no such sheet; found \"规测\"; allowed: 政策Policy, 规则Rules",
            "line 9: the sheet has no such column; found \"vlaue\"; allowed: item, value (did you"
                + " mean value?)",
            "line 11: the column is given twice in this row; found \"value\"",
            "line 12: the id is already used at line 8; found \"version\"",
            "line 13: this line cannot be read; found \"no colon\"; allowed: == Sheet ==, [id],"
                + " key: value or # comment");
    assertThat(refused.problems().get(6).in(Language.ZH))
        .isEqualTo("line 12：编号重复，已见于 line 8；实际为“version”");
  }

  @Test
  void aBadRowIdIsRefused() {
    assertThatThrownBy(() -> BookText.read("== Rules ==\n[P-1\npoints: 1", ALL))
        .hasMessage(
            "line 2: invalid row id; found \"[P-1\"; allowed: [id], below ==" + " Sheet ==");
    assertThatThrownBy(() -> BookText.read("== Rules ==\n[]", ALL))
        .hasMessageStartingWith("line 2: invalid row id");
  }

  /**
   * Whatever stands in the cells, rendering and reading lose nothing and the order is no matter.
   */
  @Property(tries = 200)
  void anyContentSurvives(
      @ForAll @Size(min = 1, max = 6) List<@StringLength(max = 12) String> contents,
      @ForAll @StringLength(min = 1, max = 8) String extra,
      @ForAll long seed)
      throws RefusedException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      Map<String, Cell> cells = new LinkedHashMap<>();
      cells.put("id", new Cell("R-" + i, ""));
      cells.put("points", new Cell(contents.get(i).strip(), ""));
      cells.put("reason_zh", new Cell("", ""));
      if (!org.shouxin.facts.Dictionary.key(extra).isEmpty()
          && !extra.strip().isEmpty()
          && List.of("id", "编号", "points", "reason_zh").stream().noneMatch(extra::equals)) {
        cells.put(extra.strip(), new Cell("x", ""));
      }
      rows.add(new Row(RULES, cells));
    }
    String text = BookText.render(new Book(Map.of(RULES, rows)));
    Book back = BookText.read(text, ALL);
    for (int i = 0; i < contents.size(); i++) {
      assertThat(back.rows(RULES).get(i).text("points")).isEqualTo(contents.get(i).strip());
    }
    Collections.shuffle(rows, new Random(seed));
    assertThat(BookText.render(new Book(Map.of(RULES, rows)))).isEqualTo(text);
    assertThat(BookText.render(back)).isEqualTo(text);
  }

  @Test
  void idsSortAsPeopleSortThem() {
    List<String> ids = new ArrayList<>(List.of("P-10", "Q-1", "P-2", "P-02", "P", "P-2a", "P-1"));
    ids.sort(NaturalOrder.IDS);
    assertThat(ids).containsExactly("P", "P-1", "P-02", "P-2", "P-2a", "P-10", "Q-1");
  }
}
