package org.shouxin.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shouxin.problem.RefusedException;

/**
 * {@code decision-tables/requirements.md} says where every requirement lives and which tests show
 * it. It is made here of the tests' tags and the policies' sources; {@code -Dshouxin.rewrite=true}
 * writes it anew.
 */
class RequirementsTest {

  private static final Path FILE = Path.of("../decision-tables/requirements.md");
  private static final int MOST_TESTS = 4;

  @Test
  void everyRequirementThatPoliciesServeHasATest() {
    Map<String, Set<String>> tests = TaggedTests.byTag();
    List<String> untested =
        Stream.concat(IntStream.rangeClosed(1, 30).mapToObj(n -> "R" + n), Stream.of("R35"))
            .filter(number -> !tests.containsKey(number))
            .toList();
    assertThat(untested).as("requirements without a test tagged with their number").isEmpty();
  }

  @Test
  void everyTagIsARequirement() {
    assertThat(Requirement.all().stream().map(Requirement::number))
        .containsAll(TaggedTests.byTag().keySet())
        .hasSize(38);
  }

  @Test
  void aSourceCitesNumbersAloneAndInRanges() {
    assertThat(Citations.numbers("R11、R12（N）；R1–R3, F6 / R35"))
        .containsExactly("R11", "R12", "R1", "R2", "R3", "R35");
  }

  @Test
  void theTableInTheDocumentationIsFresh() throws IOException, RefusedException {
    String table = table();
    if (Boolean.getBoolean("shouxin.rewrite")) {
      Files.writeString(FILE, table);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE).replace("\r\n", "\n") : "")
        .as("stale: run the test with -Dshouxin.rewrite=true")
        .isEqualTo(table);
  }

  private static String table() throws IOException, RefusedException {
    Map<String, Set<String>> tests = TaggedTests.byTag();
    Citations citations = Citations.read();
    StringBuilder out = new StringBuilder();
    out.append("# 要求与落实 Requirements and where they live\n\n")
        .append("由测试生成，请勿手改：政策一栏取自各工作簿“出处”列，测试一栏取自测试的标记。\n")
        .append("Made by a test, not by hand: the policies' rows are those whose source cites the ")
        .append("number, the tests are those tagged with it.\n")
        .append("`mvn verify` fails when this page is stale; ")
        .append("`mvn verify -Dshouxin.rewrite=true` writes it anew.\n\n")
        .append("| | 要求 Requirement | 政策中的行 Rows of policies | 测试 Tests | 待 Awaits |\n")
        .append("|---|---|---|---|---|\n");
    for (Requirement requirement : Requirement.all()) {
      out.append(
          row(
              requirement.number(),
              requirement.title().zh() + "<br>" + requirement.title().en(),
              citations.of(requirement.number()),
              tests(tests.getOrDefault(requirement.number(), Set.of())),
              requirement.awaits().zh().isEmpty()
                  ? ""
                  : requirement.awaits().zh() + "<br>" + requirement.awaits().en()));
    }
    return out.toString();
  }

  private static String tests(Set<String> names) {
    List<String> shown = new ArrayList<>();
    names.stream().limit(MOST_TESTS).forEach(name -> shown.add("`" + name + "`"));
    if (names.size() > MOST_TESTS) {
      shown.add("… +" + (names.size() - MOST_TESTS));
    }
    return String.join("<br>", shown);
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
