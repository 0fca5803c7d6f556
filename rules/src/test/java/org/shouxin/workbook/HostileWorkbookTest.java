package org.shouxin.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/**
 * Files made to harm are refused, each with its place: nothing in them is executed, nothing outside
 * them is read, and they cost seconds and megabytes.
 */
class HostileWorkbookTest {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long MOST_BYTES = 1_500L << 20;

  /** Touched by nothing but a cell that runs. */
  static volatile boolean ran;

  private final Path folder;

  HostileWorkbookTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Hostile> hostile() {
    return Stream.of(HostileZips.all(), HostilePackages.all(), HostileSheets.all())
        .flatMap(each -> each);
  }

  @Test
  void thereAreAtLeastSixtyOfThem() {
    assertThat(hostile().map(Hostile::name).distinct()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest(name = "{0} is refused")
  @MethodSource("hostile")
  void isRefusedWithItsPlace(Hostile hostile) throws Exception {
    byte[] file = hostile.file().get();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(thread);
    long start = System.nanoTime();

    List<String> problems = Workbooks.problems(folder, file, Language.EN);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    assertThat(threads.getThreadAllocatedBytes(thread) - bytes).isLessThan(MOST_BYTES);
    assertThat(problems)
        .anySatisfy(line -> assertThat(line).startsWith(hostile.place()).contains(hostile.says()));
    assertThat(problems).allMatch(line -> line.length() < 600 && line.lines().count() == 1);
    assertThat(Workbooks.problems(folder, file, Language.ZH))
        .hasSameSizeAs(problems)
        .allMatch(line -> line.contains("："));
    assertThat(ran).isFalse();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve(Hostile.FILE));
    }
  }

  static Stream<Hostile> leftBehind() {
    return HostilePackages.leftBehind();
  }

  @ParameterizedTest(name = "{0} is left behind")
  @MethodSource("leftBehind")
  void whatNothingPointsToIsLeftBehind(Hostile hostile) throws Exception {
    Book sound = Workbooks.read(folder, Workbooks.sound().bytes());

    Book read = Workbooks.read(folder, hostile.file().get());

    assertThat(read.rows(Workbooks.RULES))
        .extracting(Row::cells)
        .isEqualTo(sound.rows(Workbooks.RULES).stream().map(Row::cells).toList());
    assertThat(ran).isFalse();
  }

  @ParameterizedTest(name = "the text {0} is read unchanged")
  @ValueSource(
      strings = {
        "\"); System.exit(0); //",
        "\" + org.shouxin.workbook.HostileWorkbookTest.ran = true + \"",
        "*/ rule \"x\" when then org.shouxin.workbook.HostileWorkbookTest.ran = true; end /*",
        "eval(Runtime.getRuntime().exec(\"touch ran\"))",
        "@{Runtime.getRuntime().exec(\"touch ran\")}",
        "#{T(java.lang.Runtime).getRuntime().exec('touch ran')}",
        "${jndi:ldap://127.0.0.1:1/a}",
        "$param; modify($c) { setScore(100) }",
        "=cmd|'/c calc'!A0",
        "+cmd|'/c calc'!A0",
        "@SUM(1+1)*cmd|'/c calc'!A0",
        "=HYPERLINK(\"http://127.0.0.1:1/\",\"pay\")",
        "Functions",
        "Import java.lang.*",
        "RuleTable x",
        "RuleSet org.evil",
        "\\u0022); System.exit(0); //",
        "<script>alert(1)</script>",
        "'; DROP TABLE customers; --",
        "&lt;!ENTITY x SYSTEM 'file:///etc/passwd'&gt; &x;",
        "%s%n%x",
        "一、\"逾期\"\\n 三十天",
      })
  void strangeTextIsOnlyText(String text) throws RefusedException {
    Workbooks book = Workbooks.sound().text("H2", text).text("G2", text);
    Row row = book.row(folder);

    assertThat(row.text("reason")).isEqualTo(text);
    assertThat(row.text("band")).isEqualTo(text);
    assertThat(ran).isFalse();
  }

  @ParameterizedTest(name = "the formula ={0} is carried as words for the policy to refuse")
  @ValueSource(strings = {"INDIRECT(C2)", "WEBSERVICE(C2)", "NOW()", "_xll.run(C2)", "CALL(C2,D2)"})
  void aPlainFormulaIsCarriedButNeverEvaluated(String formula) throws RefusedException {
    Row row = Workbooks.sound().formula("I2", formula).row(folder);

    assertThat(row.text("limit"))
        .isEqualTo("=" + formula.replace("C2", "points").replace("D2", "share"));
  }

  @ParameterizedTest(name = "a hyperlink to {0} is ignored")
  @ValueSource(
      strings = {"https://example.org/policy", "http://127.0.0.1:1/", "mailto:a@example.org"})
  void aHyperlinkToAnAddressIsIgnored(String address) throws RefusedException {
    Workbooks book = Workbooks.sound().text("H2", "see the policy");
    var link =
        book.workbook
            .getCreationHelper()
            .createHyperlink(
                address.startsWith("mailto")
                    ? org.apache.poi.common.usermodel.HyperlinkType.EMAIL
                    : org.apache.poi.common.usermodel.HyperlinkType.URL);
    link.setAddress(address);
    book.cell("H2").setHyperlink(link);

    assertThat(book.row(folder).text("reason")).isEqualTo("see the policy");
  }

  @Test
  void aWorkbookThatJustMeetsTheLimitsIsRead() throws RefusedException {
    Workbooks book = Workbooks.sound();
    book.text("A20000", "R-20000").number("C20000", 1);

    assertThat(Workbooks.read(folder, book.bytes()).rows(Workbooks.RULES))
        .extracting(row -> row.cell("id").place())
        .containsExactly("规则Rules!A2", "规则Rules!A20000");
    assertThat(book.text("A20001", "R").problems(folder, Language.EN))
        .containsExactly(
            "规则Rules!A20001: this row is too far down; found \"20001\"; allowed: at most 20000"
                + " rows");
  }
}
