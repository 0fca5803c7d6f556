package org.shouxin.terminal;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The terminal of the program. */
public final class Terminals {

  private Terminals() {}

  /**
   * Whether a stream is a terminal: as the start script says by the property {@code
   * shouxin.terminal.NAME}, else as Java knows.
   *
   * @param name {@code out} or {@code err}
   */
  public static boolean isTerminal(String name) {
    String given = System.getProperty("shouxin.terminal." + name);
    return given == null ? javaSaysSo() : Boolean.parseBoolean(given);
  }

  private static boolean javaSaysSo() {
    java.io.Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unknown) {
      return false;
    }
  }

  /** The terminal's charset if it has Chinese characters, else UTF-8. */
  public static Charset charset() {
    java.io.Console console = System.console();
    if (console == null) {
      return StandardCharsets.UTF_8;
    }
    Charset charset = console.charset();
    return charset.canEncode() && charset.newEncoder().canEncode("授信█")
        ? charset
        : StandardCharsets.UTF_8;
  }
}
