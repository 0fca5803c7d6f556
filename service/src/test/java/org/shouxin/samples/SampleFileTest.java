package org.shouxin.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shouxin.problem.Language;

/** A sample file opens in Excel as it is and is the same whenever it is made. */
class SampleFileTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

  @Test
  void itBeginsWithAByteOrderMarkAndItsLinesEndAsExcelWritesThem() throws IOException {
    String text = written(3, 1, AS_OF, Language.ZH);
    assertThat(text).startsWith("\ufeff客户代码,客户名称,").endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(lines(text)).hasSize(4);
  }

  @Test
  void noCustomersGiveTheHeadingsAlone() throws IOException {
    assertThat(lines(written(0, 1, AS_OF, Language.ZH))).hasSize(1);
  }

  @Test
  void theSameArgumentsGiveTheSameBytes() throws IOException {
    assertThat(written(500, 5, AS_OF, Language.ZH)).isEqualTo(written(500, 5, AS_OF, Language.ZH));
  }

  @Test
  void askingForMoreOnlyAddsLines() throws IOException {
    assertThat(written(900, 5, AS_OF, Language.ZH)).startsWith(written(500, 5, AS_OF, Language.ZH));
  }

  @Test
  void anEnglishFileSaysTheSameInEnglish() throws IOException {
    List<String> en = lines(written(50, 5, AS_OF, Language.EN));
    assertThat(en.get(0)).contains("\"Purchases, last 12 months\"").doesNotContain("客户");
    assertThat(en.get(1)).contains(",Regular,", ",yes,").doesNotContain("是", "正式");
  }

  @Test
  void laterDaysMoveValidityAndNothingElse() throws IOException {
    List<String> today = lines(written(20, 5, AS_OF, Language.ZH));
    List<String> tomorrow = lines(written(20, 5, AS_OF.plusDays(1), Language.ZH));
    for (int i = 1; i <= 20; i++) {
      assertThat(withoutDays(tomorrow.get(i))).isEqualTo(withoutDays(today.get(i)));
    }
    assertThat(tomorrow).isNotEqualTo(today);
  }

  private static String withoutDays(String line) {
    return line.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}", "");
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\r\n"));
  }

  private static String written(int customers, long seed, LocalDate asOf, Language language)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SampleFile.write(customers, seed, asOf, language, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
