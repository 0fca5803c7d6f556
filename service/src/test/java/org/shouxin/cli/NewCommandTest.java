package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.cli.Cli.Result;

/** {@code shouxin new --from}: a workbook that starts from what the customers are like (R11). */
@Tag("R11")
class NewCommandTest {

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Cli cli;

  @BeforeEach
  void shelf() throws IOException {
    cli = new Cli(folder);
  }

  /** Ten customers; each figure, share, day, yes or no and choice in its own column. */
  private Path file() throws IOException {
    String rows =
        IntStream.rangeClosed(1, 10)
            .mapToObj(
                i ->
                    "C%d,客户%d,%d,%s,2026-0%d-01,%s,%s"
                        .formatted(
                            i,
                            i,
                            i * 100,
                            i == 3 ? "-" : i * 10 + "%",
                            i % 9 + 1,
                            i % 2 == 0 ? "是" : "否",
                            i % 3 == 0 ? "经销商" : "终端用户"))
            .collect(Collectors.joining("\n"));
    return cli.file("客户代码,客户名称,年采购量（吨）,按期付款率,成立日期,有担保,客户性质\n" + rows + "\n");
  }

  private String started(String... more) throws IOException {
    String[] call = {"new", "shop", "--from", file().toString()};
    Result result = cli.run(Stream.of(call, more).flatMap(Stream::of).toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return Files.readString(folder.resolve("decision-tables/shop/shop.policy.txt"));
  }

  @Test
  void eachColumnBecomesAFactWithTypeUnitRangeAndWhatIsMissing() throws IOException {
    assertThat(started())
        .contains(
            "label_zh: 年采购量\ntype: number\nunit_zh: 吨\nlow: 0\nhigh: 10000\n",
            "label_zh: 按期付款率\ntype: number\nunit_zh: %\nlow: 0\nhigh: 100\nwhen_missing: zero_points\n"
                + "source: customers.csv：10 行，缺 1（10.0 %）；待委员会改写",
            "label_zh: 成立日期\ntype: date",
            "label_zh: 有担保\ntype: yes_no",
            "label_zh: 客户性质\ntype: choice\noptions: option_1=终端用户");
  }

  @Test
  void fifthsOfTheCustomersAreBandsThatSayThatTheyAreToBeOverwritten() throws IOException {
    assertThat(started())
        .contains("band: < 300\npoints: 0\n", "band: [300, 500)", "band: >= 900\npoints: 50\n")
        .contains("source: customers.csv 的五分位；多者分高是假定；待委员会改写");
  }

  @Test
  void itIsSoundAndGradesTheFileItCameFrom() throws IOException {
    started();
    Result check = cli.run("check", "shop", "--lang", "en");
    assertThat(check.code()).as(check.err()).isZero();
    Result graded =
        cli.run(
            "grade",
            file().toString(),
            "--policy",
            "shop",
            "--out",
            cli.out().toString(),
            "--as-of",
            "2026-10-31");
    assertThat(graded.code()).as(graded.err()).isZero();
    assertThat(cli.lines("results.csv")).hasSize(10);
  }

  @Test
  void aFileWithoutFiguresIsRefusedAndNothingIsWritten() throws IOException {
    Path names = cli.file("客户代码,客户名称\nC1,甲\n");
    Result result = cli.run("new", "shop", "--from", names.toString(), "--lang", "en");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("customers.csv: no column has numbers");
    assertThat(folder.resolve("decision-tables/shop")).doesNotExist();
  }
}
