package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R32")
class KeyCommandTest {

  private final Path home;

  KeyCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void aKeyIsMadeShownOnceListedAndRevoked() throws IOException {
    Cli cli = new Cli(home);
    Cli.Result made =
        cli.run("key", "new", "erp-1", "--role", "erp,analyst", "--days", "30", "--lang", "en");
    assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).matches("sx_[a-z2-7]{10}_[A-Za-z0-9_-]{43}\\R");
    assertThat(made.err()).contains("shown only this once");
    String id = made.out().substring(3, 13);
    Cli.Result listed = cli.run("key", "list", "--lang", "en");
    assertThat(listed.out())
        .contains(id)
        .contains("erp-1")
        .contains("erp analyst")
        .contains("machine")
        .contains("valid")
        .doesNotContain(made.out().strip());
    assertThat(cli.run("key", "revoke", id).code()).isEqualTo(ExitCode.DONE);
    assertThat(cli.run("key", "list", "--lang", "en").out()).contains("revoked");
    assertThat(cli.run("key", "revoke", "none").code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aKeyWithoutTheRoleErpIsAPersonsUnlessSomebodySaysOtherwise() throws IOException {
    Cli cli = new Cli(home);
    cli.run("key", "new", "li", "--role", "analyst");
    cli.run("key", "new", "robot", "--role", "auditor", "--no-person");
    cli.run("key", "new", "wang", "--role", "erp", "--person");
    assertThat(cli.run("key", "list", "--lang", "en").out().lines())
        .anyMatch(line -> line.contains(" li ") && line.contains(" person "))
        .anyMatch(line -> line.contains(" robot ") && line.contains(" machine "))
        .anyMatch(line -> line.contains(" wang ") && line.contains(" person "));
  }

  @Test
  void whatIsWrongWithAKeyWantedIsReported() throws IOException {
    Cli cli = new Cli(home);
    Cli.Result role = cli.run("key", "new", "a", "--role", "audtor", "--lang", "en");
    assertThat(role.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(role.err()).contains("did you mean auditor?");
    Cli.Result days =
        cli.run("key", "new", "a b", "--role", "erp", "--days", "731", "--lang", "en");
    assertThat(days.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(days.err())
        .as("in the words of the command (S10)")
        .contains("--days: invalid key lifetime", "NAME: invalid key name")
        .doesNotContain("/days", "/name");
    assertThat(cli.run("key", "new", "a", "--role", "erp", "--days", "0").code())
        .isEqualTo(ExitCode.REFUSED);
  }
}
