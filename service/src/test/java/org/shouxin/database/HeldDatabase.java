package org.shouxin.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The file of an embedded database that another process has open until this is closed. */
public final class HeldDatabase implements AutoCloseable {

  private static final String ENDING = ".mv.db";
  private static final int OPEN = 'o';

  private final Process process;

  private HeldDatabase(Process process) {
    this.process = process;
  }

  /**
   * Starts a process that opens it.
   *
   * @param file ends in {@code .mv.db}
   */
  public static HeldDatabase of(Path file) throws IOException {
    String name = file.toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HeldDatabase.class.getName(),
                    name.substring(0, name.length() - ENDING.length())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    HeldDatabase held = new HeldDatabase(process);
    if (process.getInputStream().read() != OPEN) {
      held.close();
      throw new IllegalStateException("the other process does not open " + file);
    }
    return held;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** {@code FILE} without its ending: holds it until the process that started this one goes. */
  public static void main(String[] arguments) throws SQLException, IOException {
    String url =
        "jdbc:h2:file:"
            + arguments[0]
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    String password = EmbeddedDatabase.of(url).orElseThrow().kept();
    try (Connection open = DriverManager.getConnection(url, "", password)) {
      System.out.write(open.isValid(1) ? OPEN : 0);
      System.out.flush();
      System.in.read();
    }
  }
}
