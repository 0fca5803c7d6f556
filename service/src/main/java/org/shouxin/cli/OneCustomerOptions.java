package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.batches.Survey;
import org.shouxin.customerfiles.AbsentFacts;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.Lookup;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routed.Route;
import org.shouxin.population.Population;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of the commands that decide on one customer of a file. */
final class OneCustomerOptions {

  /**
   * The customer decided on.
   *
   * @param facts what was known, figures of the population included
   * @param answer what was decided
   * @param route the route to the policy; null if there is only one
   */
  record Decided(Facts facts, Answer answer, @Nullable Route route) {}

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "CODE", descriptionKey = "code")
  private String code = "";

  @Option(names = "--population", paramLabel = "FILE")
  private @Nullable Path figures;

  /**
   * Finds the customer and decides.
   *
   * @param notes whether to report ignored columns and missing facts
   * @throws RefusedException if the file, the row or a policy cannot be used
   */
  Decided decide(DecisionOptions decisionOptions, Console console, Language language, boolean notes)
      throws RefusedException {
    try (RoutedFile routedFile = decisionOptions.open(file, console.home())) {
      RoutedRow found = Lookup.find(routedFile, code);
      Facts facts = found.row().facts();
      FilePolicy filePolicy = found.filePolicy();
      if (facts == null || filePolicy == null) {
        String name = routedFile.file().name();
        throw new RefusedException(
            found.row().faults().stream().map(fault -> fault.problem(name)).toList());
      }
      if (notes) {
        new GradeNotes(console, language)
            .columns(
                routedFile, List.of(AbsentFacts.known(filePolicy.policy(), filePolicy.headings())));
      }
      LocalDate day = decisionOptions.day();
      Population population = population(filePolicy.policy(), routedFile, day);
      if (population != null) {
        population.problems(facts).forEach(problem -> console.notice(problem.in(language)));
        facts = population.complete(facts);
      }
      if (notes) {
        console.notices(routedFile.notes(), language);
      }
      try (Decisions decisions = Decisions.of(filePolicy.policy())) {
        return new Decided(facts, decisions.decide(facts, day), found.route());
      }
    } catch (IOException fault) {
      throw FileProblems.refused(
          String.valueOf(file.getFileName()), new Text("读取中断", "reading ended early"), fault);
    }
  }

  private @Nullable Population population(Policy policy, RoutedFile routedFile, LocalDate day)
      throws RefusedException, IOException {
    if (!Population.needed(policy)) {
      return null;
    }
    if (figures != null) {
      return Population.read(figures, policy, day);
    }
    String id = policy.identity().id();
    try (RoutedFile again = routedFile.again()) {
      int workers = Runtime.getRuntime().availableProcessors();
      Population counted = new Survey(again, day, id).run(workers).get(id);
      return counted == null ? new Population.Builder(policy, day).build() : counted;
    }
  }
}
