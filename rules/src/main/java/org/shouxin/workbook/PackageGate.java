package org.shouxin.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/**
 * Checks the unpacked parts of a workbook before anything interprets them: what they are, what they
 * point to, and the size of every sheet. Single use.
 *
 * <p>Hyperlinks to web and mail addresses are accepted and ignored: they are never followed. Every
 * other pointer to something outside the file is refused.
 */
final class PackageGate {

  private static final String TYPES = "[Content_Types].xml";
  private static final String SHEETS_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  private static final int VML_BYTES = 1 << 20;
  private static final List<String> XML_KINDS = List.of(".xml", ".rels", ".svg");
  private static final List<String> PICTURES =
      List.of("/image", "/vmlDrawing", "/printerSettings", "/hyperlink", "/thumbnail");
  private static final Text XLSX = new Text("在 Excel 中另存为 .xlsx", "save it as .xlsx in Excel");

  /**
   * What a relationship points to.
   *
   * @param type what it is
   * @param path where it is, from the part that points
   */
  record Target(String type, String path) {}

  private final Map<String, byte[]> parts;
  private final Findings findings;
  private final XmlWalk walk;
  private final Set<Forbidden> told = EnumSet.noneOf(Forbidden.class);
  private final Map<String, Map<String, Target>> targets = new HashMap<>();
  private final Set<String> walked = new HashSet<>();
  private int texts;

  PackageGate(Map<String, byte[]> parts, Findings findings) {
    this.parts = parts;
    this.findings = findings;
    this.walk = new XmlWalk(findings);
  }

  /** Adds every problem of the package. */
  void judge() {
    if (!isWorkbook()) {
      return;
    }
    for (String part : parts.keySet()) {
      if (!part.equals(TYPES)) {
        Forbidden.part(part).ifPresent(kind -> tell(kind, part, ""));
        if (part.toLowerCase(Locale.ROOT).contains("rels")
            && !part.matches("(.*/)?_rels/[^/]*\\.rels")) {
          tell(Forbidden.STRANGE, part, "");
        }
      }
    }
    Set<Forbidden> parted = EnumSet.copyOf(told);
    contentTypes(parted);
    for (String part : List.copyOf(parts.keySet())) {
      if (part.endsWith(".rels")) {
        relationships(part, parted);
      }
    }
    Map<String, Tab> sheets = new WorkbookGate(findings, parts, targets).sheets(this::walkOnce);
    int[] cells = new int[1];
    sheets.forEach(
        (part, tab) -> walkOnce(part, new WorksheetGate(part, tab, findings, cells, this::tell)));
    parts.forEach(
        (part, xml) -> {
          String lower = part.toLowerCase(Locale.ROOT);
          if (lower.endsWith(".vml")) {
            drawing(part, xml);
          } else if (lower.endsWith(".xml") || lower.endsWith(".svg")) {
            walkOnce(part, (element, depth) -> element(part, element));
          }
        });
  }

  private boolean isWorkbook() {
    if (parts.containsKey(TYPES)) {
      return true;
    }
    findings.file(
        parts.containsKey("mimetype")
            ? new Text("这是 OpenDocument 文件", "this is an OpenDocument file")
            : new Text("压缩包里没有工作簿", "the zip contains no workbook"),
        parts.keySet().stream().findFirst().orElse(""),
        XLSX);
    return false;
  }

  private boolean walkOnce(String part, XmlWalk.Visitor visitor) {
    byte[] xml = parts.get(part);
    return xml != null && walked.add(part) && walk.walk(part, xml, visitor);
  }

  private void tell(Forbidden kind, String part, String found) {
    told.add(kind);
    findings.part(part, kind.what(), found, kind.allowed());
  }

  private void contentTypes(Set<Forbidden> parted) {
    List<String> types = new ArrayList<>();
    boolean sound =
        walkOnce(
            TYPES,
            (element, depth) -> {
              String type = attribute(element, "ContentType");
              String name = attribute(element, "PartName") + "." + attribute(element, "Extension");
              types.add(type);
              if (type.endsWith("xml") && !xmlKind(name.replaceAll("\\.$", ""))) {
                disguised(TYPES, name);
              }
              Forbidden.named(type)
                  .filter(kind -> !parted.contains(kind))
                  .ifPresent(kind -> tell(kind, TYPES, type));
            });
    if (sound && !types.contains(SHEETS_TYPE) && told.isEmpty()) {
      String main = types.stream().filter(t -> t.contains("main+xml")).findFirst().orElse("");
      findings.part(TYPES, new Text("这不是 .xlsx 工作簿", "this is not an .xlsx workbook"), main, XLSX);
    }
  }

  private void relationships(String part, Set<Forbidden> parted) {
    Map<String, Target> byId = new LinkedHashMap<>();
    targets.put(part, byId);
    walkOnce(
        part,
        (element, depth) -> {
          if (!element.getLocalName().equals("Relationship")) {
            return;
          }
          String type = attribute(element, "Type");
          String target = attribute(element, "Target");
          byId.put(attribute(element, "Id"), new Target(type, target));
          if (type.endsWith("/officeDocument")) {
            byId.put("officeDocument", new Target(type, target));
          }
          boolean external = attribute(element, "TargetMode").equalsIgnoreCase("External");
          Optional<Forbidden> kind = Forbidden.named(type);
          if (kind.isPresent() && !parted.contains(kind.get())) {
            tell(kind.get(), part, target);
          } else if (!external && PICTURES.stream().noneMatch(type::endsWith) && !xmlKind(target)) {
            disguised(part, target);
          } else if (external && !(type.endsWith("/hyperlink") && address(target))) {
            findings.part(
                part,
                new Text("指向工作簿之外", "points to something outside the workbook"),
                target,
                new Text(
                    "只允许网址和邮件地址的超链接（不会被打开）",
                    "hyperlinks to web and mail addresses only (never opened)"));
          }
        });
  }

  private static boolean xmlKind(String name) {
    return XML_KINDS.stream().anyMatch(name::endsWith);
  }

  private void disguised(String part, String name) {
    findings.part(
        part,
        new Text("XML 内容藏在别的扩展名下", "XML under a name of another kind"),
        name,
        new Text("扩展名 .xml", "a name ending in .xml"));
  }

  private static boolean address(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://")
        || lower.startsWith("http://")
        || lower.startsWith("mailto:");
  }

  private void drawing(String part, byte[] vml) {
    if (vml.length > VML_BYTES) {
      findings.part(
          part,
          new Text("批注图形太大", "the drawing of the comments is too large"),
          "",
          new Text("至多 1 MB", "at most 1 MB"));
      return;
    }
    String text = new String(vml, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (text.contains("<!doctype") || text.contains("<!entity") || text.indexOf('\0') >= 0) {
      findings.part(
          part,
          new Text("含有文档类型或实体声明（DOCTYPE）", "declares a document type or entities (DOCTYPE)"),
          "",
          new Text("没有 DOCTYPE 的 XML", "XML without a DOCTYPE"));
    } else if (text.contains("fmlamacro")) {
      tell(Forbidden.MACROS, part, "FmlaMacro");
    }
  }

  private void element(String part, XMLStreamReader element) {
    String name = element.getLocalName();
    if (name.equals("DataMashup")) {
      tell(Forbidden.CONNECTIONS, part, name);
    } else if (name.equals("si") && ++texts == WorksheetGate.CELLS + 1) {
      findings.part(
          part,
          new Text("文字太多", "too many texts"),
          "",
          new Text("至多 " + WorksheetGate.CELLS + " 条", "at most " + WorksheetGate.CELLS));
    }
  }

  /** The folder-free name of the part that a relationship of another part points to. */
  static String resolve(String from, String target) {
    String path = target;
    if (target.startsWith("/")) {
      path = target.substring(1);
    } else if (from.indexOf('/') >= 0) {
      path = from.substring(0, from.lastIndexOf('/') + 1) + target;
    }
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/")) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.remove(steps.size() - 1);
      } else if (!step.equals(".") && !step.equals("..")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** An attribute by its local name, empty when there is none. */
  static String attribute(XMLStreamReader element, String name) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return "";
  }
}
