package org.shouxin.policy;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;

/** Compiles the letters (R35). */
final class LettersSheet {

  private LettersSheet() {}

  /**
   * @param asked all that is concluded about a customer
   */
  static List<Letter> compile(Compilation compilation, Dictionary asked) {
    List<Letter> letters = new ArrayList<>();
    Placeholders placeholders = Placeholders.ofLetters(asked);
    for (RowReader row : compilation.rows(Sheets.LETTERS)) {
      Letter.Addressee to = row.one("to", Letter.Addressee.class);
      List<Condition> when = Tests.of(compilation, row, asked).when();
      TextTemplate subject = placeholders.read(row, "subject");
      TextTemplate body = placeholders.read(row, "body");
      if (to != null) {
        letters.add(new Letter(row.ref(), to, when, subject, body, row.raw("source")));
      }
    }
    return letters;
  }
}
