package org.shouxin.workbook;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;
import org.shouxin.workbook.CleanBook.Listed;
import org.shouxin.workbook.Relationships.Relationship;

/**
 * Makes a package of the cells of a workbook and nothing else, before anything interprets the file.
 *
 * <p>The relationships are followed from the package to the workbook and from there to the sheets,
 * the texts and the number formats. Of these the elements that hold cells are copied, with the
 * defaults of the standard (ECMA-376) where the file is silent. Whatever no relationship reaches,
 * and whatever says nothing about cells, is left behind unread. Macros, links to other files and
 * everything else of {@link Forbidden} that the workbook or one of its sheets reaches is refused.
 * Single use.
 */
public final class CleanPackage {

  /**
   * The first visible sheet of a workbook and what its cells refer to, none of which is read yet.
   *
   * @param tab the sheet
   * @param others how many other sheets there are
   * @param part that holds its cells
   * @param texts the part that holds the shared texts; null when there is none
   * @param formats the number formats to which cells point
   * @param from1904 which date system the workbook uses
   */
  public record FirstSheet(
      Tab tab,
      int others,
      String part,
      @Nullable String texts,
      List<NumberFormat> formats,
      boolean from1904) {}

  private static final String TYPES = "[Content_Types].xml";
  private static final String MAIN =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final Text XLSX = new Text("在 Excel 中另存为 .xlsx", "save it as .xlsx in Excel");
  private static final Text RESAVE =
      new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx");

  private final ZipGate.Parts parts;
  private final Map<String, byte[]> clean = new LinkedHashMap<>();
  private final Findings findings;
  private final XmlWalk walk;

  private CleanPackage(ZipGate.Parts parts, Findings findings) {
    this.parts = parts;
    this.findings = findings;
    this.walk = new XmlWalk(findings);
  }

  /**
   * The package of the cells, as a zip.
   *
   * @param parts of the file by name
   * @param findings receives every problem; the package may be incomplete if there are any
   * @param struck receives the cells whose content is struck through
   * @param look receives the feet of pages and the names of formulas
   */
  static byte[] of(
      Map<String, byte[]> parts, Findings findings, List<String> struck, Map<String, String> look)
      throws IOException {
    Map<String, byte[]> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    named.putAll(parts);
    ZipGate.Parts all =
        new ZipGate.Parts() {
          @Override
          public boolean has(String name) {
            return named.containsKey(name);
          }

          @Override
          public byte @Nullable [] bytes(String name) {
            return named.get(name);
          }
        };
    CleanPackage made = new CleanPackage(all, findings);
    String workbook = made.follow();
    if (workbook != null) {
      made.workbook(workbook, struck, look);
    }
    return ZipGate.pack(made.clean);
  }

  /**
   * Finds the first visible sheet.
   *
   * @param findings receives every problem
   * @return null if there are problems
   */
  public static @Nullable FirstSheet first(ZipGate.Parts parts, Findings findings) {
    CleanPackage from = new CleanPackage(parts, findings);
    String workbook = from.follow();
    return workbook == null ? null : from.firstSheet(workbook);
  }

  private @Nullable FirstSheet firstSheet(String part) {
    Relationships related = Relationships.of(parts, part, walk);
    EnumSet<Forbidden> refused = EnumSet.noneOf(Forbidden.class);
    forbidden(related, refused);
    CleanBook book = new CleanBook(part, findings);
    CleanStyles styles = new CleanStyles();
    walk(part, book);
    related.first("styles").ifPresent(each -> walk(related.path(each), styles));
    Listed first =
        book.sheets().stream()
            .filter(each -> each.state().equals("visible"))
            .filter(each -> related.named(each.id()).filter(to -> to.is("worksheet")).isPresent())
            .findFirst()
            .orElse(null);
    if (first == null) {
      findings.part(
          part,
          new Text("没有可见的工作表", "there is no visible sheet of cells"),
          "",
          new Text("取消隐藏工作表", "unhide the sheet"));
      return null;
    }
    String sheet = related.named(first.id()).map(related::path).orElse("");
    if (!parts.has(sheet)) {
      missing(part, first.tab().name());
      return null;
    }
    forbidden(Relationships.of(parts, sheet, walk), refused);
    String texts =
        related.first("sharedStrings").map(related::path).filter(parts::has).orElse(null);
    return findings.none()
        ? new FirstSheet(
            first.tab(),
            book.sheets().size() - 1,
            sheet,
            texts,
            styles.formats(),
            book.isFrom1904())
        : null;
  }

  /** The part of the workbook; null if there is none that may be read. */
  private @Nullable String follow() {
    if (!parts.has(TYPES)) {
      findings.file(
          parts.has("mimetype")
              ? new Text("这是 OpenDocument 文件", "this is an OpenDocument file")
              : new Text("压缩包里没有工作簿", "the zip contains no workbook"),
          "",
          XLSX);
      return null;
    }
    Relationships ofPackage = Relationships.of(parts, "", walk);
    @Nullable Relationship main = ofPackage.first("officeDocument").orElse(null);
    if (main != null && main.type().startsWith(STRICT)) {
      strict(ofPackage.part(), findings);
      return null;
    }
    String workbook = main == null ? "" : ofPackage.path(main);
    if (!parts.has(workbook)) {
      missing(ofPackage.part(), workbook);
      return null;
    }
    return isWorkbook(workbook) ? workbook : null;
  }

  /** Reports the other of the two dialects of the standard, whose namespaces differ. */
  static void strict(String part, Findings findings) {
    findings.part(
        part,
        new Text("这是“严格 Open XML”格式", "this is Strict Open XML"),
        "",
        new Text("另存为普通的“Excel 工作簿 (.xlsx)”", "save it as the ordinary Excel workbook (.xlsx)"));
  }

  /** Whether the list of contents declares an .xlsx; what it says of other parts does not count. */
  private boolean isWorkbook(String part) {
    String[] declared = {"", ""};
    String extension = part.substring(part.lastIndexOf('.') + 1);
    walk(
        TYPES,
        (element, depth) -> {
          String type = XmlWalk.attribute(element, "ContentType");
          if (XmlWalk.attribute(element, "PartName").equalsIgnoreCase("/" + part)) {
            declared[0] = type;
          } else if (XmlWalk.attribute(element, "Extension").equalsIgnoreCase(extension)) {
            declared[1] = type;
          }
        });
    String type = declared[0].isEmpty() ? declared[1] : declared[0];
    if (type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
      refuse(Forbidden.MACROS, TYPES, type);
    } else if (!type.equals(MAIN)) {
      findings.part(TYPES, new Text("这不是 .xlsx 工作簿", "this is not an .xlsx workbook"), type, XLSX);
    }
    return type.equals(MAIN);
  }

  private void workbook(String part, List<String> struck, Map<String, String> look) {
    Relationships related = Relationships.of(parts, part, walk);
    EnumSet<Forbidden> refused = EnumSet.noneOf(Forbidden.class);
    forbidden(related, refused);
    CleanBook book = new CleanBook(part, findings);
    if (!walk(part, book)) {
      return;
    }
    CleanStyles styles = new CleanStyles();
    related.first("styles").ifPresent(each -> walk(related.path(each), styles));
    CleanTexts texts = new CleanTexts(findings);
    related.first("sharedStrings").ifPresent(each -> walk(related.path(each), texts));
    Set<String> seen = new HashSet<>();
    CleanSheet.Shared shared =
        new CleanSheet.Shared(styles, book.isFrom1904(), texts.struck(), struck);
    for (Listed listed : book.sheets()) {
      Relationship to = related.named(listed.id()).orElse(null);
      String sheet = to == null ? "" : related.path(to);
      if (to == null || !to.type().endsWith("sheet") || !parts.has(sheet)) {
        missing(part, listed.tab().name());
      } else if (!seen.add(listed.tab().name().toLowerCase(Locale.ROOT)) | !seen.add("/" + sheet)) {
        findings.part(
            part,
            new Text("两张工作表同名或内容同源", "two sheets have one name or one content"),
            listed.tab().name(),
            new Text("每张工作表各有名称和内容", "a name and content for each sheet"));
      } else {
        forbidden(Relationships.of(parts, sheet, walk), refused);
        CleanSheet copy = new CleanSheet(listed.tab(), findings, shared);
        walk(sheet, copy);
        clean.put(CleanBook.sheet(listed.tab().index()), copy.xml());
        look.put("foot " + listed.tab().name(), copy.foot());
      }
    }
    look.putAll(book.names());
    clean.put(CleanBook.TEXTS, texts.xml());
    clean.put(CleanBook.STYLES, styles.xml());
    book.frame(clean);
  }

  private void forbidden(Relationships related, Set<Forbidden> refused) {
    for (Relationship each : related.all()) {
      Forbidden kind = Forbidden.named(each.type()).orElse(null);
      if (kind != null) {
        if (refused.add(kind)) {
          refuse(kind, related.part(), each.target());
        }
      } else if (each.external() && !(each.is("hyperlink") && address(each.target()))) {
        findings.part(
            related.part(),
            new Text("指向工作簿之外", "points to something outside the workbook"),
            each.target(),
            new Text(
                "只允许网址和邮件地址的超链接（不会被打开）",
                "hyperlinks to web and mail addresses only (never opened)"));
      }
    }
  }

  private static boolean address(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return List.of("https://", "http://", "mailto:").stream().anyMatch(lower::startsWith);
  }

  private boolean walk(String part, XmlWalk.Visitor visitor) {
    byte @Nullable [] xml = parts.bytes(part);
    return xml != null && walk.walk(part, xml, visitor);
  }

  private void refuse(Forbidden kind, String part, String found) {
    findings.part(part, kind.what(), found, kind.allowed());
  }

  private void missing(String part, String what) {
    findings.part(
        part,
        new Text("缺少它所指的部分，文件不完整", "a part that it points to is missing: the file is incomplete"),
        what,
        RESAVE);
  }
}
