package org.shouxin.customerfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.csv.RawRow;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;

/**
 * Random tables in random dialects (I1 to I3, F1 to F3): written in any encoding, separator,
 * quoting and decoration, or as a workbook, what is read equals what was written, or the file is
 * refused. Some hundreds of them; the profile nightly makes 10,000.
 */
class DialectsTest {

  private static final int CASES = Integer.getInteger("shouxin.cases", 400);

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsReadEqualsWhatWasWrittenOrTheFileIsRefused() throws Exception {
    Dictionary facts = PolicyCompiler.compile(CommittedPolicies.SMALL).facts();
    Map<String, Integer> refused = new LinkedHashMap<>();
    int rows = 0;
    for (int seed = 0; seed < CASES; seed++) {
      RandomTable table = new RandomTable(new Random(seed));
      Path file = folder.resolve(table.name());
      table.write(file);
      try {
        List<Map<String, Object>> read = read(file, facts, table);
        assertThat(read).as("seed " + seed + ": " + table).isEqualTo(table.values());
        rows += read.size();
      } catch (RefusedException refusal) {
        String why = refusal.problems().get(0).what().in(Language.EN);
        assertThat(table.mayBeRefused()).as("seed " + seed + " " + table + ": " + why).isTrue();
        refused.merge(why, 1, Integer::sum);
      }
      Files.delete(file);
    }
    int all = refused.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(CASES + " tables, " + rows + " rows read, refused: " + refused);
    assertThat(all).as("most are read, not refused").isLessThan(CASES / 5);
  }

  private static List<Map<String, Object>> read(Path file, Dictionary facts, RandomTable table)
      throws RefusedException, IOException {
    List<Map<String, Object>> read = new ArrayList<>();
    try (CustomerFile customers = CustomerFile.open(file, facts)) {
      CustomerRowReader rows = customers.rows();
      for (RawRow raw = customers.next(); raw != null; raw = customers.next()) {
        CustomerRow row = rows.read(raw);
        Facts known = row.facts();
        if (known == null) {
          String why = row.faults().get(0).reason().en();
          assertThat(why).as(table.toString()).startsWith("the heading line again");
          assertThat(table.isJoined()).isTrue();
          continue;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : table.facts()) {
          Object value = known.value(facts.find(name).orElseThrow());
          if (value != null) {
            values.put(name, value);
          }
        }
        read.add(values);
      }
    }
    return read;
  }
}
