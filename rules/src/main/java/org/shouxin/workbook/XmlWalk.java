package org.shouxin.workbook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Text;

/**
 * Reads XML parts as a stream. No document type, no entity and no external text is ever followed: a
 * part that has one is refused.
 */
public final class XmlWalk {

  /** Deepest nesting of elements. */
  static final int DEPTH = 64;

  /** Receives the content of a part. */
  public interface Visitor {
    /** An element begins; {@code depth} is 1 for the root. */
    void begin(XMLStreamReader element, int depth);

    /** Text of the current element, perhaps in several pieces. */
    default void text(XMLStreamReader text) {}

    /** An element ends. */
    default void end(XMLStreamReader element, int depth) {}
  }

  private final Findings findings;
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  /**
   * @param findings receives every problem
   */
  public XmlWalk(Findings findings) {
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
    return steps(part, new ByteArrayInputStream(xml), visitor).all();
  }

  /** Begins to read a part, step by step. */
  public Steps steps(String part, InputStream xml, Visitor visitor) {
    return new Steps(part, xml, visitor);
  }

  /** A part being read. */
  public final class Steps {
    private final String part;
    private final InputStream xml;
    private final Visitor visitor;
    private @Nullable XMLStreamReader reader;
    private int depth;
    private boolean sound = true;

    private Steps(String part, InputStream xml, Visitor visitor) {
      this.part = part;
      this.xml = xml;
      this.visitor = visitor;
    }

    /** Reads what is left; false if a problem was found. */
    public boolean all() {
      boolean more = next();
      while (more) {
        more = next();
      }
      return sound;
    }

    /** Reads an element's begin, its end or a piece of text; false after the last or a problem. */
    public boolean next() {
      if (!sound) {
        return false;
      }
      try {
        XMLStreamReader in = reader == null ? factory.createXMLStreamReader(xml) : reader;
        reader = in;
        return in.hasNext() && step(in);
      } catch (XMLStreamException | RuntimeException broken) {
        int line = reader == null ? 1 : reader.getLocation().getLineNumber();
        return refuse(
            new Text("第 " + line + " 行起不是合法的 XML", "not well-formed XML from line " + line),
            new Text("在 Excel 中打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"));
      }
    }

    private boolean step(XMLStreamReader in) throws XMLStreamException {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEPTH) {
            return refuse(
                new Text("嵌套太深", "elements are nested too deeply"),
                new Text("至多 " + DEPTH + " 层", "at most " + DEPTH + " levels"));
          }
          visitor.begin(in, depth);
        }
        case XMLStreamConstants.END_ELEMENT -> visitor.end(in, depth--);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> visitor.text(in);
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return refuse(
              new Text("含有文档类型或实体声明（DOCTYPE）", "declares a document type or entities (DOCTYPE)"),
              new Text("没有 DOCTYPE 的 XML", "XML without a DOCTYPE"));
        }
        default -> {
          // comments, blanks and processing instructions say nothing
        }
      }
      return true;
    }

    private boolean refuse(Text what, Text allowed) {
      findings.part(part, what, "", allowed);
      sound = false;
      return false;
    }
  }

  /** Whether an element is one of spreadsheets, and not of an extension. */
  public static boolean isMain(XMLStreamReader element) {
    return XmlText.MAIN.equals(element.getNamespaceURI());
  }

  /** Whether this element says that text is struck through. */
  static boolean isStruck(XMLStreamReader element) {
    return element.getLocalName().equals("strike")
        && !List.of("0", "false").contains(attribute(element, "val"));
  }

  /** An attribute by its local name, empty when there is none. */
  public static String attribute(XMLStreamReader element, String name) {
    return attribute(element, name, "");
  }

  /** An attribute by its local name. */
  public static String attribute(XMLStreamReader element, String name, String otherwise) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return otherwise;
  }

  /**
   * Walks the shared texts of a workbook, without their look and their reading aids. Single use.
   */
  public abstract static class SharedTexts implements Visitor {

    private int phonetic;
    private boolean inText;

    /** The next text begins. */
    protected abstract void begun();

    /** A piece of the text. */
    protected abstract void piece(String piece);

    /** The text has ended. */
    protected abstract void ended();

    /** Something about how a piece of the text looks. */
    protected void look(XMLStreamReader element) {}

    @Override
    public final void begin(XMLStreamReader element, int depth) {
      switch (element.getLocalName()) {
        case "si" -> begun();
        case "rPh" -> phonetic = depth;
        case "t" -> inText = phonetic == 0;
        default -> look(element);
      }
    }

    @Override
    public final void text(XMLStreamReader piece) {
      if (inText) {
        piece(piece.getText());
      }
    }

    @Override
    public final void end(XMLStreamReader element, int depth) {
      switch (element.getLocalName()) {
        case "si" -> ended();
        case "rPh" -> phonetic = 0;
        case "t" -> inText = false;
        default -> {
          // how it looks
        }
      }
    }
  }
}
