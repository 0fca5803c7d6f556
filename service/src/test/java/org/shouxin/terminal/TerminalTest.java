package org.shouxin.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shouxin.terminal.TextTable.Side;

class TerminalTest {

  @Test
  void aChineseCharacterTakesTwoColumns() {
    assertThat(Width.of("授信 A")).isEqualTo(6);
    assertThat(Width.of("（１）")).isEqualTo(6);
    assertThat(Width.of("é1…█")).isEqualTo(4);
  }

  @Test
  void columnsAlignWhateverTheScript() {
    String printed =
        new TextTable(20, Side.LEFT, Side.RIGHT)
            .row("等级", "1")
            .row("Grade", "100")
            .row("信用额度", "20")
            .print(Style.NONE);
    assertThat(printed.lines().map(Width::of)).containsOnly(15);
    assertThat(printed).isEqualTo("  等级        1\n  Grade     100\n  信用额度   20\n");
  }

  @Test
  void aTextIsCutByColumnsNotByLetters() {
    assertThat(Width.cut("株洲有色金属", 7)).isEqualTo("株洲有…");
    assertThat(Width.cut("株洲有色", 8)).isEqualTo("株洲有色");
  }

  @Property
  void aCutTextNeverTakesMoreThanItMay(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int width) {
    assertThat(Width.of(Width.cut(text, width))).isLessThanOrEqualTo(width);
  }

  @Test
  void noInputSteersTheTerminal() {
    assertThat(Width.tame("a\u001b[31mb\nc\u202ed")).isEqualTo("a [31mb c d");
  }

  @Test
  void coloursOnlyWhereWanted() {
    assertThat(Style.NONE.paint(Style.Kind.BAD, "x")).isEqualTo("x");
    assertThat(new Style(true).paint(Style.Kind.BAD, "x")).isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(new Style(true).paint(Style.Kind.PLAIN, "x")).isEqualTo("x");
  }

  @Test
  void theBarShowsWhatIsDone() {
    assertThat(Progress.line(50, 100, 1234)).contains("███████████████░", " 50%", "1,234");
    assertThat(Progress.line(0, 0, 0)).contains("100%");
    assertThat(Progress.line(7, -1, 7)).contains("  0%", "7");
  }

  @Test
  void theBarIsTheSameWhateverTheMachinesLocale() {
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Progress.line(50, 100, 1234)).endsWith("  1,234");
    } finally {
      Locale.setDefault(locale);
    }
  }
}
