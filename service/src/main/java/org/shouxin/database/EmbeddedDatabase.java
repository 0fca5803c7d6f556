package org.shouxin.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * The file of the embedded database. It and its password, which is kept in a file next to it, are
 * private to their owner. A database of an earlier version has no password and is given one.
 */
public final class EmbeddedDatabase {

  private static final String PREFIX = "jdbc:h2:file:";
  private static final String ENDING = ".mv.db";
  private static final int RANDOM_BYTES = 24;

  private final String url;
  private final Path path;

  private EmbeddedDatabase(String url) {
    this.url = url;
    this.path = Path.of(url.substring(PREFIX.length()).split(";", 2)[0]).toAbsolutePath();
  }

  /** The embedded database of a URL; empty if it is a server's, or in memory. */
  public static Optional<EmbeddedDatabase> of(String url) {
    return url.startsWith(PREFIX) ? Optional.of(new EmbeddedDatabase(url)) : Optional.empty();
  }

  /** The file of the database. */
  public Path file() {
    return path.resolveSibling(path.getFileName() + ENDING);
  }

  /** The file of the password. */
  public Path passwordFile() {
    return path.resolveSibling(path.getFileName() + ".password");
  }

  /** The password as it is kept; empty if the database has none yet. */
  public String kept() {
    try {
      return Files.exists(passwordFile())
          ? Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip()
          : "";
    } catch (IOException unreadable) {
      throw new WrongSetting(problem(passwordFile(), unreadable));
    }
  }

  /**
   * Makes folder and files private, and returns the password, made if there is none.
   *
   * @throws SQLException if a database without password cannot be opened
   */
  String prepared() throws SQLException {
    try {
      Path folder = file().getParent();
      if (folder != null) {
        PrivateFiles.folder(folder);
      }
      boolean without = Files.exists(file()) && Files.size(file()) > 0 && kept().isEmpty();
      PrivateFiles.file(file());
      if (without) {
        protect();
      } else if (kept().isEmpty()) {
        PrivateFiles.write(passwordFile(), random());
      }
      PrivateFiles.file(passwordFile());
    } catch (IOException unwritable) {
      throw new WrongSetting(problem(file(), unwritable));
    }
    return kept();
  }

  /** Killed in between, it finds a database that has the password of the file to come. */
  private void protect() throws IOException, SQLException {
    Path next = passwordFile().resolveSibling(passwordFile().getFileName() + ".next");
    if (!Files.exists(next)) {
      PrivateFiles.write(next, random());
    }
    String password = Files.readString(next, StandardCharsets.US_ASCII);
    if (!opens("", password) && !opens(password, password)) {
      Files.delete(next);
      throw new WrongSetting(
          new Problem(
              passwordFile().toString(),
              new Text(
                  "内置数据库有密码，但密码文件不见了",
                  "the embedded database has a password, and the file of the password is missing"),
              "",
              new Text("从备份取回这个文件", "restore the file from the backup")));
    }
    Files.move(next, passwordFile());
  }

  /** Whether the database has a password, which is then changed. */
  private boolean opens(String password, String changed) throws SQLException {
    try (Connection open = DriverManager.getConnection(url, "", password);
        Statement statement = open.createStatement()) {
      statement.execute("alter user \"\" set password '" + changed + "'");
      return true;
    } catch (SQLException refused) {
      if (DatabaseFaults.refused(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Problem problem(Path file, IOException why) {
    return new Problem(
        file.toString(),
        new Text("内置数据库的文件不能读写", "the files of the embedded database cannot be read and written"),
        PrivateFiles.why(why),
        new Text(
            "用户 " + System.getProperty("user.name") + " 对该文件夹有读写权限，或用 SHOUXIN_DATA 指定另一文件夹",
            "the user "
                + System.getProperty("user.name")
                + " may read and write the folder; or name another with SHOUXIN_DATA"));
  }
}
