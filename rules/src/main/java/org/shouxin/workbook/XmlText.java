package org.shouxin.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A part being written: elements of one namespace with attributes and texts. */
final class XmlText {

  /** The namespace of spreadsheets. */
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private final StringBuilder xml = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a part.
   *
   * @param root its root element
   */
  XmlText(String root, String namespace) {
    start(root, "xmlns", namespace);
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; those with an empty value are left out
   */
  void start(String name, String... attributes) {
    open.push(name);
    xml.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        xml.append(' ').append(attributes[i]).append("=\"");
        text(attributes[i + 1]);
        xml.append('"');
      }
    }
    xml.append('>');
  }

  void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&', '<', '>', '"', '\t', '\n', '\r' -> xml.append("&#").append((int) c).append(';');
        default -> xml.append(c);
      }
    }
  }

  void end() {
    xml.append("</").append(open.pop()).append('>');
  }

  /** An element without content. */
  void empty(String name, String... attributes) {
    start(name, attributes);
    end();
  }

  /** An element of a text only, blanks kept. */
  void element(String name, String text) {
    start(name, "xml:space", "preserve");
    text(text);
    end();
  }

  /** Ends the part. */
  byte[] bytes() {
    while (!open.isEmpty()) {
      end();
    }
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }
}
