package org.shouxin.workbook;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.shouxin.problem.Text;

/** The shared texts of a workbook as the clean package has them. Single use. */
final class CleanTexts extends XmlWalk.SharedTexts {

  private final Findings findings;
  private final XmlText out = new XmlText("sst", XmlText.MAIN);
  private final StringBuilder text = new StringBuilder();
  private final Set<Integer> struck = new HashSet<>();
  private int count;

  CleanTexts(Findings findings) {
    this.findings = findings;
  }

  @Override
  protected void begun() {
    text.setLength(0);
    if (++count == CleanSheet.CELLS + 1) {
      findings.part(
          CleanBook.TEXTS,
          new Text("文字太多", "too many texts"),
          "",
          new Text("至多 " + CleanSheet.CELLS + " 条", "at most " + CleanSheet.CELLS));
    }
  }

  @Override
  protected void look(XMLStreamReader element) {
    if (XmlWalk.isStruck(element)) {
      struck.add(count - 1);
    }
  }

  /** Which texts are struck through, in part or as a whole, from 0. */
  Set<Integer> struck() {
    return struck;
  }

  @Override
  protected void piece(String piece) {
    text.append(piece);
  }

  @Override
  protected void ended() {
    if (count <= CleanSheet.CELLS) {
      out.start("si");
      out.element("t", text.toString());
      out.end();
    }
  }

  byte[] xml() {
    return out.bytes();
  }
}
