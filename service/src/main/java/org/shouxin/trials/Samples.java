package org.shouxin.trials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Policy;

/**
 * The files of samples of a policy.
 *
 * @param customers files of customers
 * @param orders files of orders; their customers are those of the first file
 */
record Samples(List<Pair> customers, List<Pair> orders) {

  private static final String EXPECTED = "expected.csv";
  private static final String RESULTS = "results.csv";

  /** The policy whose samples are in the folder itself. */
  private static final String ROOT = "nonferrous";

  /** A file of customers or orders, and what is expected of it. */
  record Pair(Path given, @Nullable Path expected) {}

  /**
   * Finds them: {@code ID/customers.csv} with {@code ID/expected.csv} or, without it, {@code
   * ID/results.csv} of an earlier run, {@code ID/orders.csv} with {@code ID/orders-expected.csv};
   * files in the folder itself belong to the first of the policies.
   *
   * @param folder of samples
   */
  static Samples of(Policy policy, Path folder) {
    String id = policy.identity().id();
    List<Pair> customers = new ArrayList<>();
    List<Pair> orders = new ArrayList<>();
    add(customers, folder.resolve(id), "customers.csv", EXPECTED);
    add(orders, folder.resolve(id), "orders.csv", "orders-expected.csv");
    if (id.equals(ROOT)) {
      add(customers, folder, "hand-checked.csv", "hand-checked-expected.csv");
      add(customers, folder, "customers.csv", "");
    }
    return new Samples(customers, orders);
  }

  private static void add(List<Pair> pairs, Path folder, String given, String expected) {
    Path file = folder.resolve(given);
    Path worked = folder.resolve(expected);
    Path expectations =
        expected.equals(EXPECTED) && !Files.isRegularFile(worked)
            ? folder.resolve(RESULTS)
            : worked;
    if (Files.isRegularFile(file)) {
      pairs.add(new Pair(file, Files.isRegularFile(expectations) ? expectations : null));
    }
  }
}
