package org.shouxin.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Facts;
import org.shouxin.policy.Policy;
import org.shouxin.population.Population;
import org.shouxin.problem.Problem;

/** The prepared policies that decide on the rows of a file. Thread-safe. */
public final class FilePolicies implements AutoCloseable {

  /**
   * A policy ready to decide.
   *
   * @param number place among the policies, from 0
   * @param filePolicy the policy and how it reads the file
   * @param decisions its decisions
   * @param population all its customers; null if it uses no population figures
   */
  record Seat(
      int number, FilePolicy filePolicy, Decisions decisions, @Nullable Population population) {

    /** Answers for customers, in order, each with its population figures. */
    List<Answer> decide(List<Facts> customers, LocalDate asOf) {
      Population all = population;
      return decisions.decide(
          all == null ? customers : customers.stream().map(all::complete).toList(), asOf);
    }

    /** Population figures outside the range of their facts. */
    List<Problem> problems(Facts customer) {
      return population == null ? List.of() : population.problems(customer);
    }
  }

  private final List<Seat> seats = new ArrayList<>();
  private final Map<String, Seat> byId = new HashMap<>();

  private FilePolicies() {}

  /**
   * Prepares the policies that the rows need; takes seconds for each, because Drools compiles
   * rules.
   *
   * @param routedFile that knows them
   * @param populations by policy id, of those that ask for one
   */
  public static FilePolicies of(RoutedFile routedFile, Map<String, Population> populations) {
    FilePolicies filePolicies = new FilePolicies();
    for (FilePolicy filePolicy : routedFile.filePolicies()) {
      Population population = populations.get(filePolicy.id());
      Decisions decisions = Decisions.of(filePolicy.policy());
      Seat seat = new Seat(filePolicies.seats.size(), filePolicy, decisions, population);
      filePolicies.seats.add(seat);
      filePolicies.byId.put(filePolicy.id(), seat);
    }
    return filePolicies;
  }

  /** The policies, by id. */
  public List<Policy> policies() {
    return seats.stream().map(seat -> seat.filePolicy().policy()).toList();
  }

  List<Seat> seats() {
    return seats;
  }

  Seat seat(FilePolicy filePolicy) {
    Seat seat = byId.get(filePolicy.id());
    if (seat == null) {
      throw new IllegalArgumentException("not on the panel: " + filePolicy.id());
    }
    return seat;
  }

  /** Releases the resources of the policies. Must not be called while they decide. */
  @Override
  public void close() {
    seats.forEach(seat -> seat.decisions().close());
  }
}
