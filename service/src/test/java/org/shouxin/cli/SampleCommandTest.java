package org.shouxin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shouxin.Shouxin;
import org.shouxin.terminal.Style;

/** {@code shouxin sample} writes what was asked for, or says in a line why not. */
class SampleCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  @Test
  void theCommittedCustomersComeOfThePrintedCommand() throws IOException {
    Path file = folder.resolve("customers.csv");
    assertThat(run("--customers", "1000", "--seed", "6", "--out", file.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(file).hasSameBinaryContentAs(Path.of("../samples/customers.csv"));
  }

  @Test
  void withoutAFileTheyGoToStandardOutputAndNothingElseDoes() throws IOException {
    assertThat(run("--customers", "1000", "--seed", "6")).isEqualTo(ExitCode.DONE);
    assertThat(out.toByteArray())
        .isEqualTo(Files.readAllBytes(Path.of("../samples/customers.csv")));
    assertThat(said()).isEmpty();
  }

  @Test
  void anotherDayAndLanguageAreTaken() {
    assertThat(run("--customers", "2", "--as-of", "2030-01-31", "--lang", "en"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Customer code", ",Regular,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100000001", "many", "1.5", "99999999999", ""})
  void aNumberOfCustomersThatIsNoneIsRefused(String customers) {
    assertThat(run("--customers", customers)).isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("--customers").doesNotContain("\tat ");
    assertThat(out.size()).isZero();
  }

  @Test
  void theNumberOfCustomersIsAskedFor() {
    assertThat(run()).isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("--customers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "31/10/2026", "0001-01-01", "+12000-01-01"})
  void aDayThatIsNoneIsRefused(String day) {
    assertThat(run("--customers", "1", "--as-of", day)).isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("--as-of", day);
  }

  @Test
  void aFileThatCannotBeWrittenIsReported() {
    String inside = folder.resolve("no-such-folder").resolve("customers.csv").toString();
    assertThat(run("--customers", "1", "--out", inside)).isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains(inside).doesNotContain("\tat ");
  }

  @Test
  void aReaderThatGoesAwayEndsTheWriting() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThat(Shouxin.run(console(gone), "sample", "--customers", "100000000"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("stdout");
  }

  private int run(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "sample";
    System.arraycopy(options, 0, args, 1, options.length);
    return Shouxin.run(console(out), args);
  }

  private Console console(OutputStream to) {
    return new Console(
        new PrintStream(to, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Style.NONE,
        Style.NONE,
        false,
        folder);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
