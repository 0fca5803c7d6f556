package org.shouxin.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.shouxin.server.Await;

/** Threads that bring something to a group commit, and what each of them was told. */
final class Crowd {

  /** What somebody was told whose content was written. */
  static final String WRITTEN = "written";

  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();

  /** Starts somebody and goes on at once. */
  void start(String name, Runnable write) {
    Thread thread = new Thread(() -> told.put(name, outcome(write)), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Starts somebody and goes on when it waits for its turn. */
  void queue(String name, Runnable write) {
    start(name, write);
    Thread thread = threads.get(threads.size() - 1);
    Await.until(
        name + " waits", () -> LockSupport.getBlocker(thread) instanceof GroupCommit.Waiting);
  }

  private static String outcome(Runnable write) {
    try {
      write.run();
      return WRITTEN;
    } catch (RuntimeException | Error failure) {
      return failure.getClass().getSimpleName();
    }
  }

  /** What each was told, by name, once all were. */
  Map<String, String> told() {
    for (Thread thread : threads) {
      Await.until(thread.getName() + " is told", () -> !thread.isAlive());
    }
    return new TreeMap<>(told);
  }
}
