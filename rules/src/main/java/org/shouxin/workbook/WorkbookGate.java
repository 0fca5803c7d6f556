package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;
import org.shouxin.workbook.PackageGate.Target;

/** Checks the part that lists the sheets and names, and finds the part of every sheet. */
final class WorkbookGate {

  /** Most tabs. */
  static final int SHEETS = 50;

  private static final String STRICT = "http://purl.oclc.org/ooxml/";

  private static final Target NOWHERE = new Target("", "");

  private record Listed(String name, String id) {}

  /** Reads a part unless that was already done. */
  interface Walk {
    boolean walk(String part, XmlWalk.Visitor visitor);
  }

  private final Findings findings;
  private final Map<String, byte[]> parts;
  private final Map<String, Map<String, Target>> targets;
  private final List<Listed> listed = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();

  /**
   * @param targets by part of relationships: target by id
   */
  WorkbookGate(
      Findings findings, Map<String, byte[]> parts, Map<String, Map<String, Target>> targets) {
    this.findings = findings;
    this.parts = parts;
    this.targets = targets;
  }

  /** The tab of every sheet by its part, in the order of the tabs. */
  Map<String, Tab> sheets(Walk walk) {
    Target target =
        targets.getOrDefault("_rels/.rels", Map.of()).getOrDefault("officeDocument", NOWHERE);
    String workbook = PackageGate.resolve("", target.path());
    if (!parts.containsKey(workbook)) {
      missing("_rels/.rels", workbook);
      return Map.of();
    }
    if (!walk.walk(workbook, new Names(workbook))) {
      return Map.of();
    }
    if (listed.size() > SHEETS) {
      findings.part(
          workbook,
          new Text("工作表太多", "too many sheets"),
          String.valueOf(listed.size()),
          new Text("至多 " + SHEETS + " 张", "at most " + SHEETS));
      return Map.of();
    }
    return locate(workbook);
  }

  private Map<String, Tab> locate(String workbook) {
    int slash = workbook.lastIndexOf('/') + 1;
    String rels = workbook.substring(0, slash) + "_rels/" + workbook.substring(slash) + ".rels";
    Map<String, Target> byId = targets.getOrDefault(rels, Map.of());
    Map<String, Tab> tabs = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (Listed sheet : listed) {
      Target target = byId.getOrDefault(sheet.id(), NOWHERE);
      String part = PackageGate.resolve(workbook, target.path());
      if (!target.type().endsWith("sheet") || !parts.containsKey(part)) {
        missing(workbook, sheet.name());
      } else if (!names.add(sheet.name().toLowerCase(Locale.ROOT))
          || tabs.put(part, new Tab(tabs.size(), sheet.name())) != null) {
        findings.part(
            workbook,
            new Text("两张工作表同名或内容同源", "two sheets have one name or one content"),
            sheet.name(),
            new Text("每张工作表各有名称和内容", "a name and content for each sheet"));
      }
    }
    return tabs;
  }

  private void missing(String part, String what) {
    findings.part(
        part,
        new Text("缺少它所指的部分，文件不完整", "a part that it points to is missing: the file is incomplete"),
        what,
        new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
  }

  private final class Names implements XmlWalk.Visitor {
    private final String part;

    Names(String part) {
      this.part = part;
    }

    @Override
    public void begin(XMLStreamReader element, int depth) {
      String uri = element.getNamespaceURI();
      if (depth == 1 && uri != null && uri.startsWith(STRICT)) {
        findings.part(
            part,
            new Text("这是“严格 Open XML”格式", "this is Strict Open XML"),
            "",
            new Text(
                "另存为普通的“Excel 工作簿 (.xlsx)”", "save it as the ordinary Excel workbook (.xlsx)"));
      }
      switch (element.getLocalName()) {
        case "sheet" ->
            listed.add(
                new Listed(
                    PackageGate.attribute(element, "name"), PackageGate.attribute(element, "id")));
        case "externalReferences" ->
            findings.part(part, Forbidden.LINKS.what(), "", Forbidden.LINKS.allowed());
        case "definedName" -> {
          name.setLength(0);
          String xlm = PackageGate.attribute(element, "xlm");
          String vba = PackageGate.attribute(element, "vbProcedure");
          if (on(xlm) || on(vba) || on(PackageGate.attribute(element, "function"))) {
            findings.part(
                part,
                Forbidden.MACROS.what(),
                PackageGate.attribute(element, "name"),
                Forbidden.MACROS.allowed());
          }
        }
        default -> {
          // the rest says nothing about cells
        }
      }
    }

    private static boolean on(String flag) {
      return flag.equals("1") || flag.equals("true");
    }

    @Override
    public void text(XMLStreamReader text) {
      if (name.length() < 9_000) {
        name.append(text.getText());
      }
    }

    @Override
    public void end(XMLStreamReader element, int depth) {
      String target = name.toString();
      if (element.getLocalName().equals("definedName")
          && (target.contains("[") || target.contains("|") || target.contains("://"))) {
        findings.part(
            part,
            new Text("定义的名称指向工作簿之外", "a defined name points outside the workbook"),
            target,
            new Text("名称只能指向本工作簿的单元格", "names of cells of this workbook"));
      }
    }
  }
}
