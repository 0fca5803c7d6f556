package org.shouxin.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * The number formats of a workbook: all that its styles say about the content of cells. Without
 * styles there is one, General. Single use.
 */
final class CleanStyles implements XmlWalk.Visitor {

  private static final String DAY = "14";

  private final Map<String, String> codes = new LinkedHashMap<>();
  private final List<String> formats = new ArrayList<>();
  private final Set<Integer> struckFonts = new HashSet<>();
  private final Set<Integer> struck = new HashSet<>();
  private int cells;
  private int fonts;
  private int font = -1;

  @Override
  public void begin(XMLStreamReader element, int depth) {
    switch (element.getLocalName()) {
      case "numFmt" -> {
        // those of conditional formats stand deeper and mean no cell
        if (depth == 3) {
          codes.put(
              XmlWalk.attribute(element, "numFmtId"), XmlWalk.attribute(element, "formatCode"));
        }
      }
      case "cellXfs" -> cells = depth;
      case "fonts" -> fonts = depth;
      case "font" -> font += fonts == depth - 1 ? 1 : 0;
      case "strike" -> {
        if (fonts == depth - 2 && XmlWalk.isStruck(element)) {
          struckFonts.add(font);
        }
      }
      case "xf" -> {
        if (cells == depth - 1) {
          String of = XmlWalk.attribute(element, "fontId");
          if (of.matches("[0-9]{1,5}") && struckFonts.contains(Integer.parseInt(of))) {
            struck.add(formats.size());
          }
          formats.add(XmlWalk.attribute(element, "numFmtId", "0"));
        }
      }
      default -> {
        // fonts, fills and borders
      }
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    if (cells == depth) {
      cells = -1;
    }
    if (fonts == depth) {
      fonts = -1;
    }
  }

  /** How many formats cells can point to; the day of {@link #xml} is one more, the last. */
  int count() {
    return Math.max(1, formats.size());
  }

  /** Which of the looks that cells can point to strike their text through. */
  Set<Integer> struck() {
    return struck;
  }

  /** The formats that cells can point to, in their order. */
  List<NumberFormat> formats() {
    return (formats.isEmpty() ? List.of("0") : formats)
        .stream()
            .map(
                id ->
                    new NumberFormat(
                        id.matches("[0-9]{1,5}") ? Integer.parseInt(id) : 0,
                        codes.getOrDefault(id, builtIn(id))))
            .toList();
  }

  private static String builtIn(String id) {
    return id.matches("[0-9]{1,5}")
        ? Objects.requireNonNullElse(
            BuiltinFormats.getBuiltinFormat(Integer.parseInt(id)), "General")
        : "General";
  }

  byte[] xml() {
    XmlText out = new XmlText("styleSheet", XmlText.MAIN);
    out.start("numFmts");
    for (Map.Entry<String, String> each : codes.entrySet()) {
      out.empty("numFmt", "numFmtId", each.getKey(), "formatCode", each.getValue());
    }
    out.end();
    out.start("cellXfs");
    for (String each : formats.isEmpty() ? List.of("0") : formats) {
      out.empty("xf", "numFmtId", each);
    }
    out.empty("xf", "numFmtId", DAY);
    out.end();
    return out.bytes();
  }
}
