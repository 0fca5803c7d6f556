package org.shouxin.workbook;

import static org.shouxin.workbook.Hostile.part;
import static org.shouxin.workbook.Hostile.parts;
import static org.shouxin.workbook.Hostile.replaced;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Workbooks with parts that run, link, embed or expand. */
final class HostilePackages {

  private static final String TYPES = "[Content_Types].xml";
  private static final String BOOK = "xl/workbook.xml";
  private static final String BOOK_RELS = "xl/_rels/workbook.xml.rels";
  private static final String SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels";
  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "sheet.main+xml";
  private static final String NO_RELATIONS =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
          + "</Relationships>";

  private HostilePackages() {}

  static Stream<Hostile> all() {
    return Stream.of(reached(), typed(), related(), named(), doctypes()).flatMap(each -> each);
  }

  /** Parts that nothing points to, or that say nothing about cells: left behind unread. */
  static Stream<Hostile> leftBehind() {
    String secret = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    String dde =
        "<definedNames><definedName name='n'>cmd|'/c calc'!A0</definedName></definedNames>";
    String xlm =
        "<definedNames><definedName name='n' xlm='1'>Sheet1!$A$1</definedName></definedNames>";
    return Stream.of(
        part("a VBA project", "xl/vbaProject.bin", "x", ""),
        part("an Excel 4 macro sheet", "xl/macrosheets/sheet1.xml", "<a/>", ""),
        part("an external link", "xl/externalLinks/externalLink1.xml", "<a/>", ""),
        part("an embedded document", "xl/embeddings/evil.docx", "PK", ""),
        part("a ribbon of its own", "customUI/customUI14.xml", "<a/>", ""),
        part("a data connection", "xl/connections.xml", "<a/>", ""),
        part("a pivot cache", "xl/pivotCache/pivotCacheDefinition1.xml", "<a/>", ""),
        part("an add-in", "xl/webextensions/webextension1.xml", "<a/>", ""),
        part("a program", "xl/media/setup.exe", "MZ", ""),
        part("a zip as picture folder", "xl/media/a.zip", "PK", ""),
        part("a script", "docProps/run.js", "x", ""),
        part("a Power Query", "customXml/item1.xml", "<DataMashup>x</DataMashup>", ""),
        part("a macro behind a drawn button", "xl/drawings/vmlDrawing1.vml", "<x:FmlaMacro/>", ""),
        part("XXE in a drawing", "xl/drawings/vmlDrawing1.vml", secret + "<a/>", ""),
        part("XXE in a picture", "xl/media/a.svg", secret + "<svg>&x;</svg>", ""),
        part("XXE in a property", "docProps/custom.xml", secret + "<a>&x;</a>", ""),
        part("XML that does not end", "docProps/custom.xml", "<a><b>", ""),
        part("XML 100,000 levels deep", "docProps/custom.xml", "<a>".repeat(100_000), ""),
        part("a note of Google", "xl/metadata", "\u0000\u0001", ""),
        part("a property of an add-in", "xl/customProperty1.bin", "\u0000", ""),
        replaced("a name over DDE", BOOK, "</workbook>", dde + "</workbook>", BOOK, ""),
        replaced("a macro behind a name", BOOK, "</workbook>", xlm + "</workbook>", BOOK, ""),
        replaced(
            "a control without a relationship",
            Hostile.SHEET,
            "</worksheet>",
            "<controls/></worksheet>",
            Hostile.SHEET,
            ""),
        replaced(
            "an unused declaration of macros",
            TYPES,
            "</Types>",
            "<Default Extension='bin' ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"
                + "</Types>",
            TYPES,
            ""));
  }

  private static Stream<Hostile> reached() {
    return Stream.of(
        reached("a VBA project", BOOK_RELS, "vbaProject", "has macros"),
        reached("an Excel 4 macro sheet", BOOK_RELS, "xlMacrosheet", "has macros"),
        reached("a dialog sheet", BOOK_RELS, "dialogsheet", "has macros"),
        reached("an external link", BOOK_RELS, "externalLink", "links to another"),
        reached("an embedded document", SHEET_RELS, "package", "embeds a file"),
        reached("an OLE object", SHEET_RELS, "oleObject", "embeds a file"),
        reached("an ActiveX control", SHEET_RELS, "control", "has controls"),
        reached("a form control", SHEET_RELS, "ctrlProp", "has controls"),
        reached("a data connection", BOOK_RELS, "connections", "connects to outside data"),
        reached("a query table", SHEET_RELS, "queryTable", "outside data"),
        reached("a data model", BOOK_RELS, "powerPivotData", "has a data model"),
        reached("a pivot cache", BOOK_RELS, "pivotCacheDefinition", "a pivot table"),
        reached("a pivot table", SHEET_RELS, "pivotTable", "a pivot table"),
        reached("Python", BOOK_RELS, "pythonScript", "an add-in or script"));
  }

  private static Hostile reached(String name, String rels, String type, String says) {
    String one =
        "<Relationship Id='rId9' Type='" + RELATIONS + "/" + type + "' Target='/xl/evil.bin'/>";
    return parts(
        name,
        all -> {
          String before =
              new String(
                  all.getOrDefault(rels, Workbooks.utf8(NO_RELATIONS)), StandardCharsets.UTF_8);
          all.put(
              rels, Workbooks.utf8(before.replace("</Relationships>", one + "</Relationships>")));
        },
        rels,
        says);
  }

  private static Stream<Hostile> typed() {
    return Stream.of(
        replaced("an .xlsm renamed", TYPES, MAIN, "sheet.macroEnabled.main+xml", TYPES, "macros"),
        replaced("a template", TYPES, MAIN, "template.main+xml", TYPES, "not an .xlsx workbook"),
        replaced("a document of Word", TYPES, MAIN, "document.main+xml", TYPES, "not an .xlsx"),
        replaced(
            "a binary workbook",
            TYPES,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.binary.main",
            TYPES,
            "not an .xlsx workbook"),
        parts(
            "no list of contents", all -> all.remove(TYPES), Hostile.FILE, "contains no workbook"),
        parts("no workbook part", all -> all.remove(BOOK), "_rels/.rels", "is missing"),
        parts("no sheet part", all -> all.remove(Hostile.SHEET), BOOK, "is missing"),
        replaced(
            "Strict Open XML",
            BOOK,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            BOOK,
            "Strict Open XML"));
  }

  private static Stream<Hostile> related() {
    return Stream.of(
        related("a linked picture", "image", "https://example.org/beacon.png", "outside"),
        related("a remote template", "attachedTemplate", "https://example.org/a", "links to"),
        related("a linked OLE object", "oleObject", "file:///c:/evil.doc", "embeds a file"),
        related("a hyperlink to a program", "hyperlink", "file:///c:/cmd.exe", "outside"),
        related("a hyperlink to a share", "hyperlink", "\\\\evil\\share\\a.lnk", "outside"),
        related("a hyperlink that runs a script", "hyperlink", "javascript:alert(1)", "outside"),
        related("a sheet on the web", "worksheet", "https://example.org/s.xml", "outside"));
  }

  private static Hostile related(String name, String type, String target, String says) {
    String xml =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + ("<Relationship Id='rId9' Type='" + RELATIONS + "/" + type + "'")
            + (" Target='" + target + "' TargetMode='External'/></Relationships>");
    return part(name, SHEET_RELS, xml, says);
  }

  private static Stream<Hostile> named() {
    return Stream.of(
        inBook(
            "two tabs over one content",
            "<sheets><sheet name='Twin' sheetId='9' r:id='rId3' xmlns:r='"
                + RELATIONS
                + "'/></sheets>",
            "two sheets have one name or one content"),
        inBook(
            "a tab over the list of texts",
            "<sheets><sheet name='Twin' sheetId='9' r:id='rId1' xmlns:r='"
                + RELATIONS
                + "'/></sheets>",
            "is missing"),
        inBook("60 tabs", "<sheets>" + "<sheet name='a'/>".repeat(60) + "</sheets>", "too many"));
  }

  private static Hostile inBook(String name, String xml, String says) {
    return replaced(name, BOOK, "</workbook>", xml + "</workbook>", BOOK, says);
  }

  private static Stream<Hostile> doctypes() {
    String secret = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    return Stream.of(
            Stream.of(Hostile.SHEET, TEXTS, BOOK, TYPES, "xl/styles.xml", "_rels/.rels")
                .map(each -> before("XXE in " + each, each, secret)),
            Stream.of(
                before("billion laughs", Hostile.SHEET, laughs()),
                before("a remote DTD", BOOK, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>"),
                before(
                    "parameter entities",
                    BOOK,
                    "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///x'> %x;]>"),
                parts(
                    "XXE in UTF-16",
                    all -> {
                      String xml =
                          "<?xml version='1.0' encoding='UTF-16'?>" + secret + "<sst>&x;</sst>";
                      all.put(TEXTS, xml.getBytes(StandardCharsets.UTF_16));
                    },
                    TEXTS,
                    "DOCTYPE"),
                texts("an undeclared entity", "<sst>&x;</sst>", "well-formed"),
                texts("XML that does not end", "<sst><b>", "well-formed"),
                texts("XML 100,000 levels deep", "<sst>".repeat(100_000), "nested too deeply"),
                texts("120,000 texts", repeated("<si>", "</si>", 120_000), "too many texts")))
        .flatMap(each -> each);
  }

  private static Hostile texts(String name, String xml, String says) {
    return parts(name, all -> all.put(TEXTS, Workbooks.utf8(xml)), TEXTS, says);
  }

  private static Hostile before(String name, String part, String doctype) {
    return parts(
        name,
        all -> {
          String xml = new String(all.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
          int root = xml.startsWith("<?") ? xml.indexOf("?>") + 2 : 0;
          all.put(part, Workbooks.utf8(xml.substring(0, root) + doctype + xml.substring(root)));
        },
        part,
        "declares a document type or entities (DOCTYPE)");
  }

  private static String repeated(String before, String after, int times) {
    StringBuilder xml = new StringBuilder("<r>");
    for (int i = 0; i < times; i++) {
      xml.append(before).append(i * 7919L % 1_000_003).append(after);
    }
    return xml.append("</r>").toString();
  }

  private static String laughs() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10));
      dtd.append("'>");
    }
    return dtd.append("]>").toString();
  }
}
