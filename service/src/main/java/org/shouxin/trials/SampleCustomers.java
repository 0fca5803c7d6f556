package org.shouxin.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.CustomerRowReader;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** The rows of a file of samples. */
final class SampleCustomers {

  private SampleCustomers() {}

  /**
   * The facts of every row of a file.
   *
   * @throws RefusedException with every fault of every row
   */
  static List<Facts> read(Path file, Dictionary dictionary) throws RefusedException {
    String name = String.valueOf(file.getFileName());
    List<Facts> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (CustomerFile opened = CustomerFile.open(file, dictionary)) {
      CustomerRowReader reader = opened.rows();
      for (RawRow raw = opened.next(); raw != null; raw = opened.next()) {
        CustomerRow row = reader.read(raw);
        if (row.facts() != null) {
          all.add(row.facts());
        }
        row.faults().forEach(fault -> problems.add(fault.problem(name)));
      }
    } catch (IOException fault) {
      problems.add(
          new Problem(
              name, new Text("读取中断", "reading ended early"), String.valueOf(fault.getMessage())));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return all;
  }
}
