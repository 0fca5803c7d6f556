package org.shouxin.workbook;

import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/** The shared texts of a workbook, without their look and their reading aids. Single use. */
final class CleanTexts implements XmlWalk.Visitor {

  private final Findings findings;
  private final XmlText out = new XmlText("sst", XmlText.MAIN);
  private final StringBuilder text = new StringBuilder();
  private int count;
  private int phonetic;
  private boolean inText;

  CleanTexts(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void begin(XMLStreamReader element, int depth) {
    switch (element.getLocalName()) {
      case "si" -> {
        text.setLength(0);
        if (++count == CleanSheet.CELLS + 1) {
          findings.part(
              CleanBook.TEXTS,
              new Text("文字太多", "too many texts"),
              "",
              new Text("至多 " + CleanSheet.CELLS + " 条", "at most " + CleanSheet.CELLS));
        }
      }
      case "rPh" -> phonetic = depth;
      case "t" -> inText = phonetic == 0;
      default -> {
        // how it looks
      }
    }
  }

  @Override
  public void text(XMLStreamReader piece) {
    if (inText) {
      text.append(piece.getText());
    }
  }

  @Override
  public void end(XMLStreamReader element, int depth) {
    switch (element.getLocalName()) {
      case "si" -> {
        if (count <= CleanSheet.CELLS) {
          out.start("si");
          out.element("t", text.toString());
          out.end();
        }
      }
      case "rPh" -> phonetic = 0;
      case "t" -> inText = false;
      default -> {
        // how it looks
      }
    }
  }

  byte[] xml() {
    return out.bytes();
  }
}
