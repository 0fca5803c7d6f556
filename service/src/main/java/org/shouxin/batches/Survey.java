package org.shouxin.batches;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.RawRow;
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
  private final SeenCodes seen = new SeenCodes();
  private final InOrder<List<Found>> found = new InOrder<>(this::count);

  private record Found(
      long line,
      SeenCodes.@Nullable Digest digest,
      @Nullable FilePolicy filePolicy,
      @Nullable Facts facts) {}

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
    rows.share(this::work, workers, thrown -> found.close());
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

  private @Nullable Object work() throws IOException, RefusedException {
    RoutedFileReader reader = routedFile.reader(routedFile.routing() == null ? null : wanted);
    MessageDigest digester = SeenCodes.digester();
    for (Chunk chunk = rows.take(); chunk != null; chunk = rows.take()) {
      List<Found> read = new ArrayList<>(chunk.rows().size());
      for (RawRow raw : chunk.rows()) {
        RoutedRow routedRow = reader.read(raw, this::wanted);
        String code = routedRow.row().customer();
        SeenCodes.Digest digest = code.isEmpty() ? null : SeenCodes.digest(digester, code);
        Facts facts = routedRow.row().facts();
        read.add(new Found(routedRow.row().line(), digest, routedRow.filePolicy(), facts));
      }
      found.put(chunk.sequence(), read);
    }
    return null;
  }

  private void count(List<Found> chunk) {
    for (Found row : chunk) {
      boolean repeated = row.digest != null && seen.add(row.digest, row.line) != 0;
      FilePolicy filePolicy = row.filePolicy;
      Facts facts = row.facts;
      if (filePolicy != null && facts != null && !repeated) {
        builders
            .computeIfAbsent(
                filePolicy.id(), id -> new Population.Builder(filePolicy.policy(), asOf))
            .add(facts);
      }
    }
  }
}
