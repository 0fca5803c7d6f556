package org.shouxin.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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
import org.shouxin.policy.Nonferrous;
import org.shouxin.policy.Policy;

/**
 * One decision by the nonferrous policy on the thousand sample customers, one thread, from warm.
 * Facts are read before; every row hit is recorded, so that the whole trace can be told afterwards.
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

  private final Policy policy = Nonferrous.policy();
  private final List<Facts> customers = new ArrayList<>();
  private final List<List<Facts>> batches = new ArrayList<>();
  private final Decisions decisions = Decisions.of(policy);
  private int next;

  /** Reads the sample customers. */
  @Setup
  public void read() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("../samples/customers.csv"));
    String[] headings = lines.get(0).split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Facts.Builder facts = Facts.of(values[0], policy.facts());
      for (int i = 0; i < headings.length; i++) {
        Fact fact = policy.facts().find(headings[i]).orElseThrow();
        facts.set(fact, ValueReader.read(fact, values[i]));
      }
      customers.add(facts.build());
    }
    for (int i = 0; i < customers.size(); i += TOGETHER) {
      batches.add(List.copyOf(customers.subList(i, i + TOGETHER)));
    }
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
    }
  }

  /** The independent oracle of the tests: rows read one by one, no Drools, no codes. */
  @Benchmark
  public Object oracle() {
    return Oracle.decide(policy, customer(), AS_OF);
  }
}
