package org.shouxin.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.csv.RawRow;
import org.shouxin.customerfiles.CustomerFile;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.CustomerRowReader;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Customers of a file of samples, decided on; the file is their population (R15). */
final class SampleCustomers {

  private SampleCustomers() {}

  /**
   * Decides on customers that have been read.
   *
   * @param customers the customers to decide on
   * @param everybody the population that they belong to
   */
  static Map<String, Answer> of(
      List<Facts> customers,
      List<Facts> everybody,
      Policy policy,
      Decisions decisions,
      LocalDate asOf) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    decisions
        .decide(Population.completed(customers, everybody, policy, asOf), asOf)
        .forEach(answer -> answers.putIfAbsent(answer.customer(), answer));
    return answers;
  }

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
