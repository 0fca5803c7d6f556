package org.shouxin.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.shouxin.decision.Answer;
import org.shouxin.decision.Decision;
import org.shouxin.decision.Decisions;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.ValueReader;
import org.shouxin.policy.Policy;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.population.Population;

/**
 * One decision by a policy on a thousand of its sample customers, over and over where there are
 * fewer, one thread, from warm. Facts are read before; every row hit is recorded, so that the whole
 * trace can be told afterwards.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class DecisionBenchmark {

  private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);
  private static final int TOGETHER = 100;
  private static final Pattern CELL = Pattern.compile("\\G(?:^|,)(?:\"([^\"]*)\"|([^,]*))");

  private static final int CUSTOMERS = 1_000;

  /** The policy that decides. */
  @Param({"nonferrous", "credit-file", "direct-supply"})
  @SuppressWarnings("NullAway.Init")
  public String name;

  private final List<Facts> customers = new ArrayList<>();
  private final List<List<Facts>> batches = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Policy policy;

  @SuppressWarnings("NullAway.Init")
  private Decisions decisions;

  private int next;

  /** Reads the sample customers. */
  @Setup
  public void read() throws Exception {
    Path folder = Path.of("../decision-tables").resolve(name);
    policy = PolicyCompiler.compile(folder.resolve(name + ".xlsx"));
    decisions = Decisions.of(policy);
    Path own = Path.of("../samples").resolve(name).resolve("customers.csv");
    List<String> lines =
        Files.readAllLines(Files.exists(own) ? own : Path.of("../samples/customers.csv"));
    List<String> headings = cells(lines.get(0).replace("\ufeff", ""));
    List<Facts> read = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = cells(line);
      Facts.Builder facts = Facts.of(values.get(0), policy.facts());
      for (int i = 0; i < headings.size(); i++) {
        Fact fact = policy.facts().find(headings.get(i)).orElse(null);
        if (fact != null && !fact.derived()) {
          facts.set(fact, ValueReader.read(fact, values.get(i)));
        }
      }
      read.add(facts.build());
    }
    Population.Builder all = new Population.Builder(policy, AS_OF);
    read.forEach(all::add);
    Population population = all.build();
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(population.complete(read.get(i % read.size())));
    }
    for (int i = 0; i < customers.size(); i += TOGETHER) {
      batches.add(List.copyOf(customers.subList(i, i + TOGETHER)));
    }
  }

  /** The cells of a line, quoted where they contain a comma. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(line);
    while (cell.find()) {
      cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
    }
    return cells;
  }

  /** Gives back what Drools holds. */
  @TearDown
  public void close() {
    decisions.close();
  }

  private Facts customer() {
    next = (next + 1) % customers.size();
    return customers.get(next);
  }

  private List<Facts> batch() {
    next = (next + 1) % batches.size();
    return batches.get(next);
  }

  /** A customer alone in its session. */
  @Benchmark
  public Answer alone() {
    return decisions.decide(customer(), AS_OF);
  }

  /** The same, and its whole trace as lists. */
  @Benchmark
  public void aloneAndTraceRead(Blackhole hole) {
    read(decisions.decide(customer(), AS_OF), hole);
  }

  /** A hundred customers to a session. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public List<Answer> inBatches() {
    return decisions.decide(batch(), AS_OF);
  }

  /** The same, and the whole trace of each as lists: facts, criteria, points, reasons, limit. */
  @Benchmark
  @OperationsPerInvocation(TOGETHER)
  public void inBatchesAndTraceRead(Blackhole hole) {
    for (Answer answer : decisions.decide(batch(), AS_OF)) {
      read(answer, hole);
    }
  }

  private static void read(Answer answer, Blackhole hole) {
    if (answer instanceof Decision decision) {
      hole.consume(decision.facts());
      hole.consume(decision.criteria());
      hole.consume(decision.points());
      hole.consume(decision.score());
      hole.consume(decision.gradeBefore());
      hole.consume(decision.grade());
      hole.consume(decision.downgrades());
      hole.consume(decision.sanctions());
      hole.consume(decision.limitNumbers());
      hole.consume(decision.creditLimit());
      hole.consume(decision.nextReview());
      hole.consume(decision.reasons());
      hole.consume(decision.assessments());
      hole.consume(decision.limitSteps());
      hole.consume(decision.findings());
    }
  }

  /** The independent oracle of the tests: rows read one by one, no Drools, no codes. */
  @Benchmark
  public Object oracle() {
    return Oracle.decide(policy, customer(), AS_OF);
  }
}
