package org.shouxin.workbook;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/**
 * Reads XML parts as a stream. No document type, no entity and no external text is ever followed: a
 * part that has one is refused.
 */
final class XmlWalk {

  /** Deepest nesting of elements. */
  static final int DEPTH = 64;

  /** Receives the content of a part. */
  interface Visitor {
    /** An element begins; {@code depth} is 1 for the root. */
    void begin(XMLStreamReader element, int depth);

    /** Text of the current element, perhaps in several pieces. */
    default void text(XMLStreamReader text) {}

    /** An element ends. */
    default void end(XMLStreamReader element, int depth) {}
  }

  private final Findings findings;
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  XmlWalk(Findings findings) {
    this.findings = findings;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external content is not read");
        });
  }

  /** Reads one part; false if a problem was found. */
  boolean walk(String part, byte[] xml, Visitor visitor) {
    XMLStreamReader reader = null;
    try {
      reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      return walk(part, reader, visitor);
    } catch (XMLStreamException | RuntimeException broken) {
      int line = reader == null ? 1 : reader.getLocation().getLineNumber();
      findings.part(
          part,
          new Text("第 " + line + " 行起不是合法的 XML", "not well-formed XML from line " + line),
          "",
          new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
      return false;
    }
  }

  private boolean walk(String part, XMLStreamReader reader, Visitor visitor)
      throws XMLStreamException {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEPTH) {
            findings.part(
                part,
                new Text("嵌套太深", "elements are nested too deeply"),
                "",
                new Text("至多 " + DEPTH + " 层", "at most " + DEPTH + " levels"));
            return false;
          }
          visitor.begin(reader, depth);
        }
        case XMLStreamConstants.END_ELEMENT -> visitor.end(reader, depth--);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visitor.text(reader);
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          findings.part(
              part,
              new Text("含有文档类型或实体声明（DOCTYPE）", "declares a document type or entities (DOCTYPE)"),
              "",
              new Text("没有 DOCTYPE 的 XML", "XML without a DOCTYPE"));
          return false;
        }
        default -> {
          // comments, blanks and processing instructions say nothing
        }
      }
    }
    return true;
  }

  /** An attribute by its local name, empty when there is none. */
  static String attribute(XMLStreamReader element, String name) {
    return attribute(element, name, "");
  }

  /** An attribute by its local name. */
  static String attribute(XMLStreamReader element, String name, String otherwise) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return otherwise;
  }
}
