package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/** The list of the sheets of a workbook, and the frame of a package around them. Single use. */
final class CleanBook implements XmlWalk.Visitor {

  /** The part with the texts. */
  static final String TEXTS = "xl/sharedStrings.xml";

  /** The part with the number formats. */
  static final String STYLES = "xl/styles.xml";

  /** Most tabs. */
  static final int SHEETS = 50;

  private static final String BOOK = "xl/workbook.xml";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String RELATED =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPED =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /**
   * A sheet in the order of the tabs.
   *
   * @param id of the relationship to its part
   * @param state visible, hidden or veryHidden
   */
  record Listed(Tab tab, String id, String state) {}

  private final String part;
  private final Findings findings;
  private final List<Listed> sheets = new ArrayList<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private String from1904 = "0";
  private String name = "";

  CleanBook(String part, Findings findings) {
    this.part = part;
    this.findings = findings;
  }

  /** The part of a sheet. */
  static String sheet(int index) {
    return "xl/worksheets/sheet" + (index + 1) + ".xml";
  }

  /** The sheets; none when there are too many. */
  List<Listed> sheets() {
    return sheets.size() > SHEETS ? List.of() : sheets;
  }

  @Override
  public void begin(XMLStreamReader element, int depth) {
    if (!XmlText.MAIN.equals(element.getNamespaceURI())) {
      if (depth == 1) {
        CleanPackage.strict(part, findings);
      }
      return;
    }
    switch (element.getLocalName()) {
      case "workbookPr" -> from1904 = XmlWalk.attribute(element, "date1904", "0");
      case "sheet" -> {
        sheets.add(
            new Listed(
                new Tab(sheets.size(), XmlWalk.attribute(element, "name")),
                XmlWalk.attribute(element, "id"),
                XmlWalk.attribute(element, "state", "visible")));
        if (sheets.size() == SHEETS + 1) {
          findings.part(
              part,
              new Text("工作表太多", "too many sheets"),
              "",
              new Text("至多 " + SHEETS + " 张", "at most " + SHEETS));
        }
      }
      case "definedName" -> name = XmlWalk.attribute(element, "name");
      default -> {
        // views and protection say nothing about cells
      }
    }
  }

  @Override
  public void text(XMLStreamReader piece) {
    if (!name.isEmpty()) {
      names.merge("name " + name, piece.getText(), String::concat);
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    name = "";
  }

  /** The names that formulas may use and what each means. */
  Map<String, String> names() {
    return names;
  }

  /** Whether days count from 1904. */
  boolean isFrom1904() {
    return from1904.equals("1") || from1904.equals("true");
  }

  /** Puts around the sheets what makes a package of them. */
  void frame(Map<String, byte[]> clean) {
    XmlText book = new XmlText("workbook", XmlText.MAIN);
    book.empty("workbookPr", "date1904", from1904);
    book.start("sheets");
    XmlText related = new XmlText("Relationships", RELATED);
    XmlText types = new XmlText("Types", TYPED);
    types.empty(
        "Default",
        "Extension",
        "rels",
        "ContentType",
        "application/vnd.openxmlformats-package.relationships+xml");
    types.empty("Override", "PartName", "/" + BOOK, "ContentType", KIND + "sheet.main+xml");
    for (Listed each : sheets()) {
      String id = String.valueOf(each.tab().index() + 1);
      String name = each.tab().name();
      book.empty(
          "sheet",
          "name",
          name,
          "sheetId",
          id,
          "state",
          each.state(),
          "xmlns:r",
          OFFICE,
          "r:id",
          "rId" + id);
      relate(related, types, "rId" + id, "worksheet", sheet(each.tab().index()));
    }
    relate(related, types, "rId1000", "sharedStrings", TEXTS);
    relate(related, types, "rId1001", "styles", STYLES);
    XmlText root = new XmlText("Relationships", RELATED);
    root.empty("Relationship", "Id", "rId1", "Type", OFFICE + "/officeDocument", "Target", BOOK);
    clean.put(BOOK, book.bytes());
    clean.put("xl/_rels/workbook.xml.rels", related.bytes());
    clean.put("_rels/.rels", root.bytes());
    clean.put("[Content_Types].xml", types.bytes());
  }

  private static void relate(XmlText related, XmlText types, String id, String kind, String part) {
    related.empty("Relationship", "Id", id, "Type", OFFICE + "/" + kind, "Target", "/" + part);
    types.empty("Override", "PartName", "/" + part, "ContentType", KIND + kind + "+xml");
  }
}
