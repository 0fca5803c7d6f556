package org.shouxin.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Workbooks;

/**
 * A policy is the same policy whatever program wrote its workbook (F5, F6): the files of real
 * programs beside this test, and the five policies rewritten as such programs write.
 */
class WritersTest {

  private static final Path TABLES = Path.of("../decision-tables");

  /** Of the nonferrous policy that the files beside this test were written from. */
  private static final String WRITTEN =
      "8ad974f7002f3c82d7d3a6e46dc6b4e3745bc87ff32cd714423476a8a45a4d64";

  private static final Map<String, CommittedPolicy> COMMITTED = new HashMap<>();

  private final Path folder;

  WritersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Path policy(String name) {
    return TABLES.resolve(name).resolve(name + ".xlsx");
  }

  private static Path written(String file) throws URISyntaxException {
    URL found = WritersTest.class.getResource("writers/" + file + ".xlsx");
    return Path.of(Objects.requireNonNull(found).toURI());
  }

  private static List<String> problems(Path file) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> PolicyCompiler.compile(file));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(each -> each.in(Language.EN)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by-sheetjs",
        "by-sheetjs-defaults",
        "by-exceljs",
        "by-openpyxl-iso-dates",
        "by-libreoffice",
        "by-xlsxwriter",
        "no-sheetFormatPr-no-row-heights",
        "google-sheets-metadata-part",
        "addin-custom-property-bin",
        "iso-date-cell-t-d",
        "formatted-down-to-row-15000"
      })
  void theFileOfAnotherProgramIsTheSamePolicy(String file) throws Exception {
    assertThat(PolicyCompiler.compile(written(file)).sha256()).isEqualTo(WRITTEN);
  }

  /** Each of the other four policies, as it was when these files were written. */
  @ParameterizedTest
  @CsvSource({
    "credit-file, e23000a041706eb8d7d3cd36995f91d14f43d94c564e6a0bb5d9fe1680f1188d",
    "development, 7fc0ee08c92f9af37f978c59be29e92e2d52a9784bac3b974553f111d54ad788",
    "direct-supply, 1b56244f07b60e254f9cb6b170ed3a6775ad3cd5a2c8fad0e1f3559bb6bf3b77",
    "steel, 6ec95fe47543b1e0ce0a1411ed73058d56565c29bc67505e081fbb9714c86f4b"
  })
  void everyPolicyIsTheSameFromFivePrograms(String policy, String sha256) throws Exception {
    for (String program : List.of("openpyxl", "xlsxwriter", "exceljs", "sheetjs", "libreoffice")) {
      assertThat(PolicyCompiler.compile(written(policy + "-by-" + program)).sha256())
          .as(program)
          .isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dangling-style-index | 说明Guide!C1: cells point to number formats that the workbook does not have (styles.xml is missing or incomplete); found "2"; allowed: open it in Excel and save it as .xlsx
          backslash-zip-names | _rels\\.rels: the zip entry has a path that is not allowed, and so have 19 others; found "_rels\\.rels"; allowed: a plain relative path with / between its steps
          strict-iso29500 | _rels/.rels: this is Strict Open XML; allowed: save it as the ordinary Excel workbook (.xlsx)
          dynamic-array-limit-formula | 额度Terms!I2: an array formula is not allowed; found "I2"; allowed: an ordinary formula for one cell
          """)
  void oneCauseIsOneLine(String file, String problem) throws Exception {
    assertThat(problems(written(file))).containsExactly(problem);
  }

  /**
   * How a program writes.
   *
   * @param parts changes the parts of a package by name
   */
  private record Writer(String name, Consumer<Map<String, byte[]>> parts) {
    @Override
    public String toString() {
      return name;
    }

    static Writer sheets(String name, UnaryOperator<String> sheet) {
      return new Writer(
          name,
          parts ->
              parts.replaceAll(
                  (part, xml) ->
                      part.startsWith("xl/worksheets/sheet") ? utf8(sheet.apply(text(xml))) : xml));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] xml) {
    return new String(xml, StandardCharsets.UTF_8);
  }

  private static void change(Map<String, byte[]> parts, String part, UnaryOperator<String> how) {
    parts.put(part, utf8(how.apply(text(Objects.requireNonNull(parts.get(part), part)))));
  }

  private static void move(Map<String, byte[]> parts, String from, String to) {
    parts.put(to, Objects.requireNonNull(parts.remove(from), from));
  }

  private static List<Writer> writers() {
    return List.of(
        Writer.sheets(
            "no default height and no heights of rows",
            xml -> xml.replaceAll("<sheetFormatPr[^>]*/>", "").replaceAll(" ht=\"[^\"]*\"", "")),
        Writer.sheets(
            "no places of rows and no spans",
            xml -> xml.replaceAll("(<row r=\"[0-9]+\") spans=\"[^\"]*\"", "$1")),
        Writer.sheets("every element with a prefix", WritersTest::prefixed),
        Writer.sheets("blank formatted cells far below", WritersTest::formatted),
        Writer.sheets(
            "look and links that say nothing",
            xml ->
                xml.replace(
                    "</worksheet>",
                    "<pageMargins left='1' right='1' top='1' bottom='1' header='0' footer='0'/>"
                        + "<extLst><ext uri='{1}'/></extLst></worksheet>")),
        new Writer("inline texts", WritersTest::inline),
        new Writer("days as ISO 8601", WritersTest::isoDays),
        new Writer("texts in runs with reading aids", WritersTest::runs),
        new Writer(
            "content types of what is not there",
            parts ->
                change(
                    parts,
                    "[Content_Types].xml",
                    xml ->
                        xml.replace(
                            "</Types>",
                            "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel"
                                + ".sheet.binary.macroEnabled.main\"/><Default Extension=\"data\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument"
                                + ".model+data\"/></Types>"))),
        new Writer("absolute targets and other folders", WritersTest::moved),
        new Writer(
            "names in capitals",
            parts -> {
              move(parts, "xl/sharedStrings.xml", "xl/SharedStrings.XML");
              move(parts, "xl/styles.xml", "XL/STYLES.XML");
            }),
        new Writer(
            "parts of its own",
            parts -> {
              parts.put("xl/metadata", new byte[] {1, 2, 3});
              parts.put("docProps/custom.xml", utf8("<a/>"));
              parts.put("customXml/item1.xml", utf8("<DataMashup/>"));
            }));
  }

  static Stream<Arguments> rewritten() {
    return Stream.of("nonferrous", "credit-file", "direct-supply", "development", "steel")
        .flatMap(name -> writers().stream().map(writer -> Arguments.of(name, writer)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("rewritten")
  void aPolicyWrittenInAnotherWayIsTheSamePolicy(String name, Writer writer) throws Exception {
    Map<String, byte[]> parts = Workbooks.parts(Files.readAllBytes(policy(name)));
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    writer.parts().accept(changed);
    assertThat(changed).isNotEqualTo(parts);
    Path file = Files.write(folder.resolve(name + ".xlsx"), Workbooks.zip(changed));

    assertThat(PolicyCompiler.compile(file).sha256())
        .isEqualTo(COMMITTED.computeIfAbsent(name, CommittedPolicy::of).policy().sha256());
  }

  private static String prefixed(String xml) {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    return xml.replaceAll("<(/?)([A-Za-z]+)(?=[ />])", "<$1x:$2")
        .replace("xmlns=\"" + main + "\"", "xmlns:x=\"" + main + "\"");
  }

  private static String formatted(String xml) {
    StringBuilder rows = new StringBuilder();
    for (int row = 3_000; row < 5_000; row++) {
      rows.append("<row r=\"").append(row).append("\">");
      for (char column = 'A'; column <= 'L'; column++) {
        rows.append("<c r=\"").append(column).append(row).append("\" s=\"1\"/>");
      }
      rows.append("</row>");
    }
    return xml.replace("</sheetData>", rows + "</sheetData>");
  }

  private static void inline(Map<String, byte[]> parts) {
    List<String> texts = new ArrayList<>();
    String shared = text(Objects.requireNonNull(parts.remove("xl/sharedStrings.xml")));
    Pattern.compile("<si>(.*?)</si>", Pattern.DOTALL)
        .matcher(shared)
        .results()
        .forEach(each -> texts.add(each.group(1)));
    change(
        parts,
        "xl/_rels/workbook.xml.rels",
        xml -> xml.replaceAll("<Relationship [^>]*sharedStrings[^>]*/>", ""));
    Pattern cell = Pattern.compile("<c ([^>]*)t=\"s\"([^>]*)><v>([0-9]+)</v></c>");
    parts.replaceAll(
        (part, xml) ->
            part.startsWith("xl/worksheets/")
                ? utf8(
                    cell.matcher(text(xml))
                        .replaceAll(
                            each ->
                                Matcher.quoteReplacement(
                                    "<c "
                                        + each.group(1)
                                        + "t=\"inlineStr\""
                                        + each.group(2)
                                        + "><is>"
                                        + texts.get(Integer.parseInt(each.group(3)))
                                        + "</is></c>")))
                : xml);
  }

  /** Every whole number between 1990 and 2040 as a day: only days are so large in a policy. */
  private static void isoDays(Map<String, byte[]> parts) {
    Pattern cell = Pattern.compile("<c r=\"(B[0-9]+)\"([^>]*)><v>(4[0-9]{4})(?:\\.0)?</v></c>");
    parts.replaceAll(
        (part, xml) ->
            part.startsWith("xl/worksheets/")
                ? utf8(cell.matcher(text(xml)).replaceAll(WritersTest::isoDay))
                : xml);
  }

  private static String isoDay(MatchResult cell) {
    String day = LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(cell.group(3))).toString();
    String attributes = cell.group(2).replaceAll(" t=\"n\"", "");
    return "<c r=\""
        + cell.group(1)
        + "\""
        + attributes
        + " t=\"d\"><v>"
        + day
        + "T00:00:00</v></c>";
  }

  private static void runs(Map<String, byte[]> parts) {
    change(
        parts,
        "xl/sharedStrings.xml",
        xml ->
            xml.replaceAll(
                "<si>(<t[^>]*>[^<]*</t>)</si>",
                "<si><r><rPr><b/></rPr>$1</r><rPh sb=\"0\" eb=\"1\"><t>yin</t></rPh>"
                    + "<phoneticPr fontId=\"1\"/></si>"));
  }

  private static void moved(Map<String, byte[]> parts) {
    move(parts, "xl/worksheets/sheet2.xml", "tables/policy sheet.dat");
    move(parts, "xl/sharedStrings.xml", "tables/texts.part");
    change(
        parts,
        "xl/_rels/workbook.xml.rels",
        xml ->
            xml.replaceAll(
                    "Target=\"/?(?:xl/)?worksheets/sheet2.xml\"",
                    "Target=\"/tables/policy%20sheet.dat\"")
                .replaceAll(
                    "Target=\"/?(?:xl/)?sharedStrings.xml\"",
                    "Target=\"../tables/./x/../texts.part\""));
  }
}
