package org.shouxin.outbox;

import java.net.URI;
import java.util.Set;

/**
 * A receiver of events.
 *
 * @param name its name in records and logs; address and secret never appear there
 * @param address where events are posted
 * @param secret signs the events
 * @param kinds kinds of events it subscribes to; empty for all
 */
record Webhook(String name, URI address, String secret, Set<EventKind> kinds) {

  boolean wants(EventKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  @Override
  public String toString() {
    return name;
  }
}
