package org.shouxin.policy.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Letter;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.TextTemplate;
import org.shouxin.policy.condition.Condition;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.Placeholders;
import org.shouxin.policy.rows.RowConditions;
import org.shouxin.policy.rows.RowReader;

/** Compiles the letters (R35). */
final class LettersSheet {

  private LettersSheet() {}

  /**
   * @param asked everything concluded about a customer
   */
  static List<Letter> compile(Compilation compilation, Dictionary asked) {
    List<Letter> letters = new ArrayList<>();
    Placeholders placeholders = Placeholders.ofLetters(asked);
    for (RowReader row : compilation.rows(Sheets.LETTERS)) {
      Letter.Addressee to = row.one("to", Letter.Addressee.class);
      List<Condition> when = RowConditions.of(compilation, row, asked).when();
      TextTemplate subject = placeholders.read(row, "subject");
      TextTemplate body = placeholders.read(row, "body");
      if (to != null) {
        letters.add(new Letter(row.ref(), to, when, subject, body, row.raw("source")));
      }
    }
    return letters;
  }
}
