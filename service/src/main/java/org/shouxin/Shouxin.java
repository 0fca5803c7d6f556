package org.shouxin;

/** The command line. */
public final class Shouxin {
  private Shouxin() {}

  /** Runs a command. */
  public static void main(String[] args) {
    System.exit(0);
  }
}
