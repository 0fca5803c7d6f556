package org.shouxin.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.shouxin.server.TestService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests made of the rows of the sample customers. */
final class Bodies {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> LINES = lines();

  private Bodies() {}

  /**
   * Asks about the customer of a row of {@code samples/customers.csv}, from 1, under a new code.
   */
  static ObjectNode of(int row, String customer) {
    String[] titles = LINES.get(0).split(",", -1);
    String[] cells = LINES.get(row).split(",", -1);
    ObjectNode facts = JSON.createObjectNode();
    for (int i = 1; i < titles.length; i++) {
      facts.put(titles[i], cells[i]);
    }
    ObjectNode body = JSON.createObjectNode();
    body.put("as_of", "2026-10-31");
    body.put("customer", customer);
    body.set("facts", facts);
    return body;
  }

  private static List<String> lines() {
    try {
      return Files.readString(TestService.home().resolve("samples/customers.csv"))
          .replace("\uFEFF", "")
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
