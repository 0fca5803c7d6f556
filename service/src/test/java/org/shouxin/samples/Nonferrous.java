package org.shouxin.samples;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.PolicyCompiler;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.BookText;

/** The nonferrous policy and the sample files, read without the classes that grade files. */
final class Nonferrous {

  private static final Path POLICY = Path.of("../decision-tables/nonferrous/nonferrous.policy.txt");
  private static final Path SAMPLES = Path.of("../samples");

  private Nonferrous() {}

  /** The policy as its text states it. */
  static Policy policy() throws IOException, RefusedException {
    return PolicyCompiler.compile(BookText.read(Files.readString(POLICY), Sheets.ALL));
  }

  /** A sample file. */
  static Path sample(String name) {
    return SAMPLES.resolve(name);
  }

  /** The rows of a CSV file by heading. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    return rows(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** The rows of a CSV text by heading. */
  static List<Map<String, String>> rows(String text) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVReader reader = new CSVReader(new StringReader(text.replace("\ufeff", "")))) {
      String[] headings = reader.readNext();
      for (String[] cells = reader.readNext(); cells != null; cells = reader.readNext()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < headings.length; i++) {
          row.put(headings[i], cells[i]);
        }
        rows.add(row);
      }
    } catch (CsvValidationException wrong) {
      throw new IOException(wrong);
    }
    return rows;
  }

  /** The facts that a row of a customer file states. */
  static Facts facts(Map<String, String> row, Dictionary dictionary) throws Unreadable {
    Fact key = dictionary.fact("customer");
    Facts.Builder facts = Facts.of(row.getOrDefault(key.label().zh(), ""), dictionary);
    for (Map.Entry<String, String> cell : row.entrySet()) {
      Fact fact = dictionary.fact(cell.getKey());
      facts.set(fact, ValueReader.read(fact, cell.getValue()));
    }
    return facts.build();
  }
}
