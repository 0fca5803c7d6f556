package org.shouxin.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * The process that works on a run: {@code HOST/PID/RANDOM}, so that a terminated one of this
 * machine is recognised.
 */
final class RunOwner {

  private static final int HOST = 20;

  private RunOwner() {}

  /** The name of this process, different at each call. */
  static String name() {
    return host()
        + "/"
        + ProcessHandle.current().pid()
        + "/"
        + UUID.randomUUID().toString().substring(0, 18);
  }

  /** Whether it was a process of this machine and has terminated. */
  static boolean isGone(String owner) {
    String[] parts = owner.split("/", -1);
    return parts.length == 3
        && parts[0].equals(host())
        && parts[1].matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(parts[1])).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static String host() {
    try {
      String name = InetAddress.getLocalHost().getHostName().replace('/', '-');
      return name.substring(0, Math.min(name.length(), HOST));
    } catch (UnknownHostException nameless) {
      return "";
    }
  }
}
