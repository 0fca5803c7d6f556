package org.shouxin.trials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shouxin.facts.Fact;
import org.shouxin.policy.Band;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Identity;
import org.shouxin.policy.Indicator;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.Cell;
import org.shouxin.workbook.Row;
import org.shouxin.workbook.SheetSchema;

/**
 * What a sound policy has and that never has an effect: weights that no band reaches, facts that
 * nothing reads, caps and steps that never bind, text struck through, a policy without cases, a
 * date that is past before anybody approved it.
 */
final class Leftovers {

  private static final int SHOWN = 10;
  private static final int FAR = 1;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Text CHECKED = new Text("删去，或在某一行用到", "delete them, or use them in a row");

  private final Policy policy;
  private final Book book;
  private final List<Problem> found = new ArrayList<>();

  private Leftovers(Policy policy, Book book) {
    this.policy = policy;
    this.book = book;
  }

  /**
   * All of them.
   *
   * @param written the workbook as it was read
   * @param canonical the same in canonical spelling
   */
  static List<Problem> of(Policy policy, Book written, Book canonical, LocalDate today) {
    Leftovers leftovers = new Leftovers(policy, canonical);
    leftovers.date(today);
    leftovers.facts();
    leftovers.weights();
    leftovers.inputs();
    leftovers.steps();
    leftovers.cases();
    leftovers.struck(written.extras().struck());
    return leftovers.found;
  }

  private void add(String where, Text what, String value, Text allowed) {
    found.add(new Problem(where, what, value, allowed));
  }

  private void date(LocalDate today) {
    Identity identity = policy.identity();
    String place =
        book.rows(Sheets.POLICY).stream()
            .filter(row -> row.id().equals("effective"))
            .map(row -> row.cell("value").place())
            .findFirst()
            .orElse("");
    String day = identity.effective().toString();
    if (identity.effective().isAfter(today.plusYears(FAR))) {
      add(
          place,
          new Text("生效日在一年以后", "the policy takes effect more than a year from now"),
          day,
          Text.NONE);
    } else if (identity.approver() == null && identity.effective().isBefore(today)) {
      add(
          place,
          new Text("还没有批准人，生效日却已过去", "the day of effect is past and nobody has approved it"),
          day,
          new Text("批准之后的一天", "a day after the approval"));
    }
  }

  /** Facts that no cell of another row names, but for the columns of the cases. */
  private void facts() {
    Set<String> named = new HashSet<>(Set.of(Fact.CUSTOMER, Fact.ORDER, "name"));
    for (Map.Entry<SheetSchema, List<Row>> sheet : book.sheets().entrySet()) {
      for (Row row : sheet.getValue()) {
        boolean declares = sheet.getKey().equals(Sheets.FACTS);
        row.cells()
            .forEach(
                (key, cell) -> {
                  if (declares ? key.equals("currency") : isRead(sheet.getKey(), key)) {
                    words(cell, named);
                  }
                });
      }
    }
    Set<String> unused = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    for (Row row : book.rows(Sheets.FACTS)) {
      String label = row.text("label_zh");
      if (!named.contains(row.id()) && !named.contains(label)) {
        unused.add(row.id());
        places.add(row.cell("name").place());
      }
    }
    if (!unused.isEmpty()) {
      add(
          listed(places),
          new Text("没有任何一行用到这些事实", "no row uses these facts"),
          listed(unused),
          CHECKED);
    }
  }

  private static boolean isRead(SheetSchema sheet, String key) {
    return !sheet.equals(Sheets.CASES) && !key.equals("source");
  }

  private static void words(Cell cell, Set<String> into) {
    Matcher word = WORD.matcher(cell.text());
    while (word.find()) {
      into.add(word.group());
    }
  }

  private void weights() {
    for (Indicator indicator : policy.indicators()) {
      List<Band> bands =
          policy.scorecard().stream()
              .filter(band -> band.indicator().row().equals(indicator.row()))
              .toList();
      BigDecimal most = bands.stream().map(Band::given).reduce(BigDecimal.ZERO, BigDecimal::max);
      boolean figures = bands.stream().allMatch(band -> band.formula() == null);
      if (figures && indicator.isWithin() && most.compareTo(indicator.weight()) < 0) {
        add(
            indicator.row().shown(),
            new Text(
                indicator.name().zh() + "的权重没有任何一档达到，最高 " + plain(most) + " 分",
                "no band of "
                    + indicator.name().en()
                    + " reaches its weight; the most is "
                    + plain(most)),
            plain(indicator.weight()),
            Text.NONE);
      }
    }
  }

  /** Coefficients and caps next to a formula that does not read them. */
  private void inputs() {
    Set<String> places = new LinkedHashSet<>();
    for (SheetSchema sheet : List.of(Sheets.TERMS, Sheets.LIMITS)) {
      for (Row row : book.rows(sheet)) {
        Set<String> read = new HashSet<>();
        words(row.cell("limit"), read);
        for (String key : List.of("coefficient", "cap")) {
          if (!row.text(key).isEmpty() && !read.contains(key)) {
            places.add(row.cell(key).place());
          }
        }
      }
    }
    if (!places.isEmpty()) {
      add(
          listed(places),
          new Text("本行的额度公式没有用到它，不起作用", "the limit formula of the row does not read it: no effect"),
          "",
          Text.NONE);
    }
  }

  /** Most steps that no downgrade and no grade can exceed. */
  private void steps() {
    Identity identity = policy.identity();
    int down = 0;
    boolean falls = false;
    for (Downgrade row : policy.downgrades()) {
      falls |= row.to() != null;
      int steps = Math.max(0, row.steps());
      down =
          identity.combination() == Identity.Combination.SUM ? down + steps : Math.max(down, steps);
    }
    Integer most = identity.mostSteps();
    if (most != null && !falls && most >= down) {
      add(
          "policy/most_steps",
          new Text("降级合计到不了这么多级", "downgrades never come to as many steps"),
          String.valueOf(most),
          new Text("少于 " + down + "，或留空", "below " + down + ", or empty"));
    }
    for (Movement row : policy.movements()) {
      if (row.mostSteps() >= policy.grades().size() - 1) {
        add(
            row.row().shown(),
            new Text("等级没有这么多，不起作用", "there are not as many grades: no effect"),
            String.valueOf(row.mostSteps()),
            Text.NONE);
      }
    }
  }

  private void cases() {
    if (policy.cases().isEmpty()) {
      add(
          Sheets.CASES.tab(),
          new Text("没有用例，改错了也没有人知道", "no cases: nobody notices a change that goes wrong"),
          "",
          Sheets.CASES.hint());
    }
  }

  private void struck(List<String> places) {
    if (!places.isEmpty()) {
      add(
          listed(new LinkedHashSet<>(places)),
          new Text("文字划了删除线，但照样生效", "text is struck through and applies all the same"),
          "",
          new Text("删去，或取消删除线", "delete it, or remove the line"));
    }
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String listed(Set<String> all) {
    String first = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? first + ", … (" + all.size() + ")" : first;
  }
}
