package org.shouxin.explanations;

import java.util.List;
import org.shouxin.decision.Decision.WrittenLetter;
import org.shouxin.problem.Language;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Style.Kind;
import org.shouxin.terminal.Width;

/** Letters as text (R35): addressee, subject, body. */
public final class LetterText {

  private static final int RULE = 60;

  private LetterText() {}

  /** All letters, one after the other. */
  public static String of(List<WrittenLetter> letters, Language language, Style style) {
    StringBuilder out = new StringBuilder();
    for (WrittenLetter letter : letters) {
      if (!out.isEmpty()) {
        out.append('\n').append(style.paint(Kind.FAINT, "─".repeat(RULE))).append("\n\n");
      }
      String to = CodeWords.of(letter.letter().to(), language);
      out.append(style.paint(Kind.FAINT, language.say("致：", "To: ") + to))
          .append("  ")
          .append(style.paint(Kind.FAINT, letter.letter().row().shown()))
          .append('\n')
          .append(style.paint(Kind.HEADING, Width.tame(letter.subject().in(language))))
          .append("\n\n");
      letter.body().in(language).lines().forEach(l -> out.append(Width.tame(l)).append('\n'));
    }
    return out.toString();
  }
}
