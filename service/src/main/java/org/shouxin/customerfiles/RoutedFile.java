package org.shouxin.customerfiles;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Dictionary;
import org.shouxin.policy.Policy;
import org.shouxin.policy.routing.Routing;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A customer file and the policies that decide on its rows: one for all of them, or for each row
 * the one that the routing workbook names. Policies are looked up when a row needs them. Safe for
 * several threads, except for the file.
 */
public final class RoutedFile implements Closeable {

  /** Where policies are found. */
  public interface Source {
    /**
     * The policy of this id.
     *
     * @throws RefusedException if there is none, or with every problem that its workbook has
     */
    Policy policy(String id) throws RefusedException;
  }

  private final CustomerFile file;
  private final @Nullable Routing routing;
  private final Source source;
  private final LocalDate asOf;
  private final Map<String, FilePolicy> filePolicies = new ConcurrentSkipListMap<>();
  private final @Nullable FilePolicy only;

  private RoutedFile(
      CustomerFile file,
      @Nullable FilePolicy only,
      @Nullable Routing routing,
      Source source,
      LocalDate asOf) {
    this.file = file;
    this.only = only;
    this.routing = routing;
    this.source = source;
    this.asOf = asOf;
    if (only != null) {
      filePolicies.put(only.id(), only);
    }
  }

  /**
   * All rows for one policy.
   *
   * @param file opened with the policy's dictionary
   */
  public static RoutedFile of(CustomerFile file, Policy policy) {
    FilePolicy only = new FilePolicy(policy, file.headings());
    return new RoutedFile(file, only, null, id -> policy, LocalDate.EPOCH);
  }

  /**
   * Each row for the policy that the routing names.
   *
   * @param file opened with the routing's dictionary
   * @param asOf the day to route on
   */
  public static RoutedFile routed(
      CustomerFile file, Routing routing, Source source, LocalDate asOf) {
    return new RoutedFile(file, null, routing, source, asOf);
  }

  /** The file, its records still to be read. */
  public CustomerFile file() {
    return file;
  }

  /**
   * The same with the file reopened, from its beginning; close both.
   *
   * @throws RefusedException if it can no longer be read
   */
  public RoutedFile again() throws RefusedException {
    RoutedFile again = new RoutedFile(file.again(), only, routing, source, asOf);
    again.filePolicies.putAll(filePolicies);
    return again;
  }

  /** The routing workbook; null when one policy decides for all. */
  public @Nullable Routing routing() {
    return routing;
  }

  /** The policies that rows read so far needed, by id. */
  public List<FilePolicy> filePolicies() {
    return List.copyOf(filePolicies.values());
  }

  /** The policy of this id, looked up on first use. */
  FilePolicy filePolicy(String id) throws RefusedException {
    synchronized (source) {
      FilePolicy filePolicy = filePolicies.get(id);
      if (filePolicy == null) {
        Policy policy = source.policy(id);
        FileHeadings headings = file.headings().by(policy.facts());
        file.checkScale(headings);
        filePolicy = new FilePolicy(policy, headings);
        filePolicies.put(id, filePolicy);
      }
      return filePolicy;
    }
  }

  /** The one policy for all rows; null when they are routed. */
  @Nullable FilePolicy only() {
    return only;
  }

  /** The column of the customer's code as far as it is known yet; -1 when it is not. */
  int key() {
    List<FilePolicy> known = filePolicies();
    return known.isEmpty() ? file.headings().key() : known.get(0).headings().key();
  }

  /** The heading of the column of the customer's code; empty while it is not known. */
  public String keyTitle() {
    int key = key();
    return key < 0 ? "" : file.headings().titles().get(key);
  }

  /** Assigns and reads rows; one for each thread. */
  public RoutedFileReader reader() {
    return new RoutedFileReader(this, null);
  }

  /** The same for the rows of one policy; the others are not decided on. */
  public RoutedFileReader reader(@Nullable String policy) {
    return new RoutedFileReader(this, policy);
  }

  LocalDate asOf() {
    return asOf;
  }

  /**
   * Refuses headings that look like a misspelt fact of one of the policies and are known to none.
   *
   * @throws RefusedException with each of them
   */
  public void check() throws RefusedException {
    List<Problem> problems = new ArrayList<>();
    for (FilePolicy filePolicy : filePolicies()) {
      try {
        filePolicy.headings().check(known());
      } catch (RefusedException refused) {
        refused.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /**
   * The facts used by each policy that the file does not have.
   *
   * @throws RefusedException if therefore no policy could decide on any row
   */
  public List<AbsentFacts> absent() throws RefusedException {
    List<AbsentFacts> absent = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int hopeless = 0;
    for (FilePolicy filePolicy : filePolicies()) {
      AbsentFacts facts = AbsentFacts.known(filePolicy.policy(), filePolicy.headings());
      List<Problem> refusals = facts.refusals(file.name());
      absent.add(facts);
      problems.addAll(refusals);
      hopeless += refusals.isEmpty() ? 0 : 1;
    }
    if (hopeless > 0 && hopeless == absent.size()) {
      throw new RefusedException(problems);
    }
    return absent;
  }

  private List<Dictionary> known() {
    List<Dictionary> known = new ArrayList<>();
    if (routing != null) {
      known.add(routing.facts());
    }
    filePolicies().forEach(filePolicy -> known.add(filePolicy.policy().facts()));
    return known;
  }

  /** Columns unknown to all policies. */
  public List<String> ignored() {
    List<FileHeadings> known = new ArrayList<>(List.of(file.headings()));
    filePolicies().forEach(each -> known.add(each.headings()));
    return file.headings().titles().stream()
        .filter(title -> !title.isEmpty())
        .filter(title -> known.stream().noneMatch(headings -> headings.knows(title)))
        .toList();
  }

  /** What is to be noted: columns that are converted into other units, and values read so far. */
  public List<Text> notes() {
    return Stream.concat(
            filePolicies().stream()
                .flatMap(filePolicy -> filePolicy.headings().conversions().stream())
                .distinct(),
            file.notes().stream())
        .toList();
  }

  /** Columns for facts that a policy derives and that no other policy reads. */
  public List<String> derived() {
    return filePolicies().stream()
        .flatMap(filePolicy -> filePolicy.headings().derived().stream())
        .distinct()
        .filter(
            title ->
                filePolicies().stream().noneMatch(filePolicy -> filePolicy.headings().reads(title)))
        .toList();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
