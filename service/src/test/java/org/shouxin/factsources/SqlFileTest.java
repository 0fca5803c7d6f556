package org.shouxin.factsources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

class SqlFileTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private static SqlFile parse(String sql) throws RefusedException {
    return SqlFile.parse("x.facts.sql", sql);
  }

  private static List<String> refused(String sql, Language language) {
    try {
      parse(sql);
      return List.of();
    } catch (RefusedException refused) {
      return refused.problems().stream().map(problem -> problem.in(language)).toList();
    }
  }

  @Test
  void optionalPartsAreKeptOnlyWhenCustomersAreAsked() throws Exception {
    SqlFile file =
        parse(
            """
            -- who: [[ :nobody ; '
            select c as customer /* :customer ]] */ from t
            where d <= :asOf [[and c in (:customer)]]
              [[and e > :asOf and f in (:customer)]] and g < :asOf;
            """);

    assertThat(file.all().lines().map(String::strip).toList())
        .containsExactly("", "select c as customer   from t", "where d <= :asOf", "and g < :asOf");
    assertThat(file.some().lines().map(String::strip).toList())
        .containsExactly(
            "",
            "select c as customer   from t",
            "where d <= :asOf and c in (:customer)",
            "and e > :asOf and f in (:customer) and g < :asOf");
    assertThat(asSpringReadsIt(file.some()))
        .endsWith("where d <= ? and c in (?, ?)\n  and e > ? and f in (?, ?) and g < ?");
  }

  private static String asSpringReadsIt(String sql) {
    return NamedParameterUtils.substituteNamedParameters(
        NamedParameterUtils.parseSqlStatement(sql),
        new MapSqlParameterSource(Map.of("asOf", DAY, "customer", List.of("K1", "K2"))));
  }

  @Test
  void quotesAreLeftAlone() throws Exception {
    SqlFile file =
        parse("select 'it''s :asOf -- [[' as a, \"x;]]\" as b, `y/*` as c from t where d <= :asOf");

    assertThat(asSpringReadsIt(file.all()))
        .isEqualTo(
            "select 'it''s :asOf -- [[' as a, \"x;]]\" as b, `y/*` as c from t where d <= ?");
  }

  @Test
  void anAmpersandIsNotTheBeginningOfAParameter() throws Exception {
    SqlFile file = parse("select a&b as c, `x:y` as d, 1 && e as f from t where d <= :asOf");

    assertThat(asSpringReadsIt(file.all()))
        .isEqualTo("select a& b as c, `x:y` as d, 1 &&  e as f from t where d <= ?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1 where :asOf [[and c in (:customer)|x.facts.sql:1: [[ without ]]; found"
            + " \"[[\"",
        "select 1 where :asOf ]]|x.facts.sql:1: ]] without [[; found \"]]\"",
        "select :asOf [[a [[b]] :customer]]|x.facts.sql:1: [[ within [[; found \"[[\"",
        "select :asOf [[and 1 = 1]]|x.facts.sql:1: an optional part that does not name :customer;"
            + " allowed: [[and i.customer in (:customer)]]",
        "select :asof|x.facts.sql:1: unknown parameter; found \":asof\"; allowed: :asOf,"
            + " :customer"
            + " (did you mean :asOf?)",
        "select :asOf where c = :customer|x.facts.sql:1: :customer outside [[ ]], where it has no"
            + " value when all customers are read; found \":customer\"; allowed: [[and i.customer"
            + " in (:customer)]]",
        "select 1|x.facts.sql:1: the query does not use :asOf, so it ignores the as-of date;"
            + " allowed: only"
            + " what was known on :asOf",
        "select :asOf; drop table t|x.facts.sql:1: there is another statement after the semicolon;"
            + " found \"drop\"; allowed: one query per file",
        "delete from t where d < :asOf|x.facts.sql:1: this is not a query; found \"delete\";"
            + " allowed:"
            + " select …, with … select …",
        "with a as (select 1) delete from t where d < :asOf|x.facts.sql:1: this is not a query;"
            + " found"
            + " \"delete\"; allowed: select …, with … select …",
        "select :asOf order by 1|x.facts.sql:1: leave out the order; rows are sorted by customer;"
            + " found \"order\"",
        "select :asOf limit 5|x.facts.sql:1: leave out the limit; all customers are needed; found"
            + " \"limit\"",
        "select :asOf for update|x.facts.sql:1: a query must not lock rows; found \"for\"",
        "select :asOf into t|x.facts.sql:1: a query must only read; found \"into\"",
        "select 'a :asOf|x.facts.sql:1: unterminated quote or comment; found \"'\"",
        "-- nothing|x.facts.sql:1: the file contains no query; allowed: select …, with … select …"
      })
  void whatIsWrongIsNamedWithItsLine(String sql, String problem) {
    assertThat(refused(sql, Language.EN)).first().isEqualTo(problem);
  }

  @Test
  void everyProblemIsReportedAtItsLineInBothLanguages() {
    String sql = "select :asOf\nfrom t where a = :who\n[[and 1 = 1]]\nlimit 3";

    assertThat(refused(sql, Language.ZH))
        .containsExactly(
            "x.facts.sql:2：没有这个参数；实际为“:who”；允许：:asOf, :customer",
            "x.facts.sql:3：“[[ ]]”里没有 :customer；允许：[[and i.customer in (:customer)]]",
            "x.facts.sql:4：不要限制行数；实际为“limit”");
  }

  @Test
  void orderAndLimitWithinPartsOfTheQueryAreFine() throws Exception {
    assertThat(parse("select (select a from t order by a limit 1) as b, :asOf as c").text())
        .contains("limit 1");
  }

  @Test
  void aFileThatIsNotThereOrNotUtf8IsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.facts.sql");
    assertThatThrownBy(() -> SqlFile.read(file))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.what().en())
                    .containsExactly(
                        "there is no facts file, so no facts can be read from the database"));
    Files.write(file, new byte[] {'s', (byte) 0xC4, (byte) 0xE3});
    assertThatThrownBy(() -> SqlFile.read(file))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::what)
                    .extracting(what -> what.en())
                    .containsExactly("not UTF-8"));
    Files.writeString(file, "\uFEFFselect 1 as a where :asOf", StandardCharsets.UTF_8);
    assertThat(SqlFile.read(file).all()).isEqualTo("select 1 as a where :asOf");
  }
}
