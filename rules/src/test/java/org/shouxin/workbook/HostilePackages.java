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
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "sheet.main+xml";

  private HostilePackages() {}

  static Stream<Hostile> all() {
    return Stream.of(parted(), typed(), related(), named(), doctypes()).flatMap(each -> each);
  }

  private static Stream<Hostile> parted() {
    return Stream.of(
        part("a VBA project", "xl/vbaProject.bin", "x", "has macros"),
        part("an Excel 4 macro sheet", "xl/macrosheets/sheet1.xml", "<a/>", "has macros"),
        part("a dialog sheet", "xl/dialogsheets/sheet1.xml", "<a/>", "has macros"),
        part("an external link", "xl/externalLinks/externalLink1.xml", "<a/>", "links to another"),
        part("an embedded document", "xl/embeddings/evil.docx", "PK", "embeds a file"),
        part("an OLE object", "xl/embeddings/oleObject1.bin", "x", "embeds a file"),
        part("an ActiveX control", "xl/activeX/activeX1.xml", "<a/>", "has controls"),
        part("a form control", "xl/ctrlProps/ctrlProp1.xml", "<a/>", "has controls"),
        part("a ribbon of its own", "customUI/customUI14.xml", "<a/>", "changes Excel's ribbon"),
        part("a data connection", "xl/connections.xml", "<a/>", "connects to outside data"),
        part("a query table", "xl/queryTables/queryTable1.xml", "<a/>", "outside data"),
        part("a data model", "xl/model/item.data", "x", "has a data model"),
        part("a pivot cache", "xl/pivotCache/pivotCacheDefinition1.xml", "<a/>", "a pivot table"),
        part("an add-in", "xl/webextensions/webextension1.xml", "<a/>", "an add-in or script"),
        part("Python", "xl/python.xml", "<a/>", "an add-in or script"),
        part("a program", "xl/media/setup.exe", "MZ", "part of this kind is not allowed"),
        part("a zip as picture folder", "xl/media/a.zip", "PK", "part of this kind is not allowed"),
        part("a script", "docProps/run.js", "x", "part of this kind is not allowed"),
        part(
            "a Power Query",
            "customXml/item1.xml",
            "<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>x</DataMashup>",
            "connects to outside data"),
        part(
            "a macro behind a drawn button",
            "xl/drawings/vmlDrawing1.vml",
            "<xml><x:FmlaMacro>run</x:FmlaMacro></xml>",
            "has macros"));
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
        replaced(
            "XML declared under the name of a picture",
            TYPES,
            "/xl/sharedStrings.xml",
            "/xl/media/strings.png",
            TYPES,
            "XML under a name of another kind"),
        replaced(
            "shared strings read from a picture",
            BOOK_RELS,
            "\"sharedStrings.xml\"",
            "\"media/strings.png\"",
            BOOK_RELS,
            "XML under a name of another kind"),
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
        inBook("a reference to another file", "<externalReferences/>", "links to another file"),
        inBook("a name in another workbook", name("", "[1]Sheet1!$A$1"), "points outside"),
        inBook("a name over DDE", name("", "cmd|'/c calc'!A0"), "points outside"),
        inBook("a name on the web", name("", "WEBSERVICE(\"http://x\")"), "points outside"),
        inBook("a macro behind a name", name(" xlm='1'", "Sheet1!$A$1"), "has macros"),
        inBook("a name that is a VBA function", name(" vbProcedure='1'", "x"), "has macros"),
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

  private static String name(String attributes, String target) {
    String escaped = target.replace("\"", "&quot;");
    return "<definedNames><definedName name='n'"
        + attributes
        + ">"
        + escaped
        + "</definedName></definedNames>";
  }

  private static Hostile inBook(String name, String xml, String says) {
    return replaced(name, BOOK, "</workbook>", xml + "</workbook>", BOOK, says);
  }

  private static Stream<Hostile> doctypes() {
    String secret = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    return Stream.of(
            Stream.of(
                    Hostile.SHEET,
                    "xl/sharedStrings.xml",
                    BOOK,
                    TYPES,
                    "xl/styles.xml",
                    "_rels/.rels")
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
                          "<?xml version='1.0' encoding='UTF-16'?>" + secret + "<a>&x;</a>";
                      all.put("docProps/custom.xml", xml.getBytes(StandardCharsets.UTF_16));
                    },
                    "docProps/custom.xml",
                    "DOCTYPE"),
                part("XXE in a drawing", "xl/drawings/vmlDrawing1.vml", secret + "<a/>", "DOCTYPE"),
                part("XXE in a picture", "xl/media/a.svg", secret + "<svg>&x;</svg>", "DOCTYPE"),
                part("an undeclared entity", "docProps/custom.xml", "<a>&x;</a>", "well-formed"),
                part("XML that does not end", "docProps/custom.xml", "<a><b>", "well-formed"),
                part(
                    "XML 100,000 levels deep",
                    "docProps/custom.xml",
                    "<a>".repeat(100_000),
                    "nested too deeply"),
                part(
                    "a million elements and attributes",
                    "docProps/custom.xml",
                    repeated("<a b='", "'/>", 500_001),
                    "too many elements"),
                part(
                    "120,000 texts",
                    "docProps/custom.xml",
                    repeated("<si>", "</si>", 120_000),
                    "too many texts")))
        .flatMap(each -> each);
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
