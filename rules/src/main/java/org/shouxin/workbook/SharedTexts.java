package org.shouxin.workbook;

import javax.xml.stream.XMLStreamReader;

/** Walks the shared texts of a workbook, without their look and their reading aids. Single use. */
public abstract class SharedTexts implements XmlWalk.Visitor {

  private int phonetic;
  private boolean inText;

  /** The next text begins. */
  protected abstract void begun();

  /** A piece of the text. */
  protected abstract void piece(String piece);

  /** The text has ended. */
  protected abstract void ended();

  @Override
  public final void begin(XMLStreamReader element, int depth) {
    switch (element.getLocalName()) {
      case "si" -> begun();
      case "rPh" -> phonetic = depth;
      case "t" -> inText = phonetic == 0;
      default -> {
        // how it looks
      }
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
