package org.shouxin.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
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
