package org.shouxin.samples;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.StringReader;
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
import org.shouxin.policies.CommittedPolicies;

/** CSV files, those of the samples too, read without the classes that grade them. */
public final class Rows {

  private Rows() {}

  /** The rows of a file by heading. */
  public static List<Map<String, String>> of(Path file) throws IOException {
    String text = Files.readString(file).replace("\ufeff", "");
    List<Map<String, String>> rows = new ArrayList<>();
    try (CSVReader reader = new CSVReader(new StringReader(text))) {
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

  /** A sample file. */
  public static Path sample(String name) {
    return CommittedPolicies.HOME.resolve("samples").resolve(name);
  }

  /** The facts that a row of a customer file states. */
  public static Facts facts(Map<String, String> row, Dictionary dictionary) throws Unreadable {
    Fact key = dictionary.fact("customer");
    Facts.Builder facts = Facts.of(row.getOrDefault(key.label().zh(), ""), dictionary);
    for (Map.Entry<String, String> cell : row.entrySet()) {
      Fact fact = dictionary.fact(cell.getKey());
      facts.set(fact, ValueReader.read(fact, cell.getValue()));
    }
    return facts.build();
  }
}
