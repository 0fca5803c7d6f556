package org.shouxin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database is private to its owner and has a password (under attack). */
class EmbeddedDatabaseTest {

  private static final String OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private final Path home;
  private final Path data;
  private final String url;
  private final EmbeddedDatabase embedded;

  EmbeddedDatabaseTest(@TempDir Path home) {
    this.home = home;
    this.data = home.resolve("data");
    this.url = "jdbc:h2:file:" + data.resolve("shouxin") + OPTIONS;
    this.embedded = EmbeddedDatabase.of(url).orElseThrow();
  }

  private Connection open(String password) throws SQLException {
    return DriverManager.getConnection(url, "", password);
  }

  private void start() {
    try (ConfigurableApplicationContext context = DatabaseOnly.open(home, Map.of())) {
      assertThat(
              JdbcClient.create(context.getBean(DataSource.class))
                  .sql("select count(*) from customer")
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  private static String rights(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aNewDatabaseHasAPasswordAndOnlyItsOwnerReadsItsFiles() throws Exception {
    start();
    assertThat(embedded.kept()).hasSize(48);
    assertThatThrownBy(() -> open("")).hasMessageContaining("Wrong user name or password");
    assertThatCode(() -> open(embedded.kept()).close()).doesNotThrowAnyException();
    if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(rights(embedded.file())).isEqualTo("rw-------");
      assertThat(rights(embedded.passwordFile())).isEqualTo("rw-------");
    }
    String first = embedded.kept();
    start();
    assertThat(embedded.kept()).as("kept from start to start").isEqualTo(first);
  }

  @Test
  void aDatabaseOfAnEarlierVersionIsGivenAPassword() throws Exception {
    start();
    try (Connection open = open(embedded.kept());
        Statement statement = open.createStatement()) {
      statement.execute("alter user \"\" set password ''");
    }
    Files.delete(embedded.passwordFile());
    assertThatCode(() -> open("").close()).doesNotThrowAnyException();
    start();
    assertThatThrownBy(() -> open("")).hasMessageContaining("Wrong user name or password");
    assertThatCode(() -> open(embedded.kept()).close()).doesNotThrowAnyException();
    if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
      assertThat(rights(embedded.file())).isEqualTo("rw-------");
    }
  }

  @Test
  void aKillBetweenPasswordAndFileLosesNothing() throws Exception {
    start();
    Files.move(embedded.passwordFile(), data.resolve("shouxin.password.next"));
    start();
    assertThatCode(() -> open(embedded.kept()).close()).doesNotThrowAnyException();
  }

  @Test
  void aLostPasswordIsReportedByItsFile() throws Exception {
    start();
    Files.delete(embedded.passwordFile());
    assertThatThrownBy(embedded::prepared)
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("shouxin.password")
        .hasMessageContaining("restore the file from the backup");
    assertThat(embedded.passwordFile()).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedWithTheNextStep() throws Exception {
    Files.createFile(data);
    assertThatThrownBy(embedded::prepared)
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(embedded.file().toString())
        .hasMessageContaining("cannot be read and written")
        .hasMessageContaining("SHOUXIN_DATA");
  }

  /** As after a full disk: H2 closes the database under connections that say they are valid. */
  @Test
  void aDatabaseThatClosedItselfIsOpenedAgain() throws Exception {
    try (ConfigurableApplicationContext context = DatabaseOnly.open(home, Map.of())) {
      DataSource pool = context.getBean(DataSource.class);
      try (Connection one = pool.getConnection();
          Connection other = pool.getConnection();
          Statement statement = one.createStatement()) {
        assertThat(other.isValid(1)).isTrue();
        statement.execute("shutdown immediately");
      } catch (SQLException closed) {
        assertThat(closed.getErrorCode()).as("the connections are closed").isEqualTo(90121);
      }
      JdbcClient database = JdbcClient.create(pool);
      int failures = 0;
      while (fails(database)) {
        failures++;
        assertThat(failures).as("no more than the pool has connections").isLessThan(10);
      }
      assertThat(fails(database)).isFalse();
    }
  }

  private static boolean fails(JdbcClient database) {
    try {
      return database.sql("select count(*) from customer").query(Integer.class).single() != 0;
    } catch (DataAccessException closed) {
      return true;
    }
  }

  @Test
  void serversAndMemoryHaveNoFile() {
    assertThat(EmbeddedDatabase.of("jdbc:mysql://127.0.0.1/shouxin")).isEmpty();
    assertThat(EmbeddedDatabase.of("jdbc:h2:mem:test")).isEmpty();
  }
}
