package org.shouxin.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.facts.FormulaGuard;

class CsvWriterTest {

  @Property
  void noTextCellBeginsAsAFormulaAndEveryRowStaysOneRow(@ForAll List<String> texts)
      throws IOException {
    StringBuilder out = new StringBuilder();
    CsvCells cells = new CsvCells(out);
    texts.forEach(cells::text);
    cells.end();
    String row = out.substring(0, out.length() - 2);
    String[] read =
        texts.isEmpty() ? new String[0] : new RFC4180ParserBuilder().build().parseLine(row);
    assertThat(read.length).isEqualTo(texts.size());
    for (String cell : read) {
      assertThat(FormulaGuard.runs(cell)).isFalse();
    }
  }

  @Test
  void numbersStayNumbersEvenNegativeOnes() {
    StringBuilder out = new StringBuilder();
    new CsvCells(out).plain("-5").text("-5").end();
    assertThat(out).hasToString("-5,'-5\r\n");
  }

  @Test
  void aFileBeginsWithItsMarkAndItsHeadings(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.csv");
    try (CsvWriter writer = CsvWriter.to(file, List.of("code", "name, short"))) {
      writer.row().text("K1").text("a;b").end();
      writer.row().text("K2").text("=1+1").end();
    }
    assertThat(Files.readString(file))
        .isEqualTo("\uFEFFcode,\"name, short\"\r\nK1,\"a;b\"\r\nK2,'=1+1\r\n");
  }

  @Test
  void moreThanABufferOfRowsComesWholeAndInOrder() throws IOException {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = new CsvWriter(out, List.of("n"), "\n")) {
      for (int i = 0; i < 50_000; i++) {
        writer.row().plain(i).end();
      }
    }
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(50_001).first().isEqualTo("\uFEFFn");
    assertThat(lines.get(50_000)).isEqualTo("49999");
  }
}
