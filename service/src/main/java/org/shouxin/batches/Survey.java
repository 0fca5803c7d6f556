package org.shouxin.batches;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.SeenKeys;
import org.shouxin.customerfiles.CustomerRow;
import org.shouxin.customerfiles.FilePolicy;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.customerfiles.RoutedFileReader;
import org.shouxin.customerfiles.RoutedRow;
import org.shouxin.facts.Facts;
import org.shouxin.population.Population;
import org.shouxin.problem.RefusedException;

/**
 * A first look at a file before its rows are decided on: which policies its rows need, and the
 * populations of those that use population figures (R15). A population is the readable rows routed
 * to the policy; repeated customer codes are left out, as they are not graded. Memory grows with
 * the customers counted, by tens of bytes each. Single use.
 */
public final class Survey {

  private final RoutedFile routedFile;
  private final LocalDate asOf;
  private final @Nullable String wanted;
  private final BatchRows rows;
  private final Map<String, Population.Builder> builders = new TreeMap<>();
  private final SeenKeys seen = new SeenKeys();

  /**
   * Prepares a first pass through a file.
   *
   * @param routedFile opened for this; its file is read to the end, and afterwards it knows all
   *     policies that the rows need
   * @param asOf the day to decide on
   * @param wanted id of the one policy whose population is wanted; null for all
   */
  public Survey(RoutedFile routedFile, LocalDate asOf, @Nullable String wanted) {
    this.routedFile = routedFile;
    this.asOf = asOf;
    this.wanted = wanted;
    this.rows = new BatchRows(routedFile.file());
  }

  /** Whether a file needs a first pass. */
  public static boolean needed(RoutedFile routedFile) {
    return routedFile.routing() != null
        || routedFile.filePolicies().stream()
            .anyMatch(filePolicy -> Population.needed(filePolicy.policy()));
  }

  /**
   * Reads the file.
   *
   * @param workers threads to use, from 1
   * @return the population of each policy that needs one, by policy id
   * @throws RefusedException if a policy that a row needs cannot be used
   * @throws IOException if reading fails
   */
  public Map<String, Population> run(int workers) throws RefusedException, IOException {
    rows.run(workers, this::routed, this::count);
    Throwable fault = rows.fault();
    if (fault instanceof RefusedException refused) {
      throw refused;
    }
    if (fault instanceof IOException failed) {
      throw failed;
    }
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    Map<String, Population> populations = new TreeMap<>();
    builders.forEach((id, builder) -> populations.put(id, builder.build()));
    for (FilePolicy filePolicy : routedFile.filePolicies()) {
      if (wanted(filePolicy) && !populations.containsKey(filePolicy.id())) {
        populations.put(filePolicy.id(), new Population.Builder(filePolicy.policy(), asOf).build());
      }
    }
    return populations;
  }

  /** Rows read so far; may be called from any thread. */
  public long read() {
    return rows.read();
  }

  private boolean wanted(FilePolicy filePolicy) {
    return Population.needed(filePolicy.policy())
        && (wanted == null || wanted.equals(filePolicy.id()));
  }

  private List<RoutedRow> routed(List<RawRow> raws) throws RefusedException {
    RoutedFileReader reader = routedFile.reader(routedFile.routing() == null ? null : wanted);
    List<RoutedRow> routed = new ArrayList<>(raws.size());
    for (RawRow raw : raws) {
      routed.add(reader.read(raw, this::wanted));
    }
    return routed;
  }

  private void count(List<RoutedRow> routed) {
    for (RoutedRow each : routed) {
      CustomerRow row = each.row();
      String code = row.customer();
      boolean repeated = !code.isEmpty() && seen.add(code, row.line()) != 0;
      FilePolicy filePolicy = each.filePolicy();
      Facts facts = row.facts();
      if (filePolicy != null && facts != null && !repeated) {
        builders
            .computeIfAbsent(
                filePolicy.id(), id -> new Population.Builder(filePolicy.policy(), asOf))
            .add(facts);
      }
    }
  }
}
