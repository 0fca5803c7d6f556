package org.shouxin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shouxin.explanations.Amounts;
import org.shouxin.problem.RefusedException;
import org.shouxin.samples.Ledger;
import org.shouxin.samples.SampleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code shouxin sample}. */
@Command(name = "sample")
public final class SampleCommand extends ConsoleCommand {

  private static final int MOST = 100_000_000;
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 9950;

  @Option(names = "--customers", required = true, paramLabel = "N")
  private int customers;

  @Option(names = "--seed", defaultValue = "1", paramLabel = "S")
  private long seed;

  @Option(
      names = "--as-of",
      defaultValue = "2026-10-31",
      paramLabel = "DATE",
      converter = DayConverter.class)
  private LocalDate asOf = SampleFile.DEFAULT_AS_OF;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path file;

  @Option(names = "--ledger", paramLabel = "DIR")
  private @Nullable Path ledger;

  public SampleCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    if (customers < 1 || customers > MOST) {
      throw misused("--customers", String.valueOf(customers), "1 to 100000000");
    }
    if (asOf.getYear() < FIRST_YEAR || asOf.getYear() > LAST_YEAR) {
      throw misused("--as-of", asOf.toString(), FIRST_YEAR + "-01-01 to " + LAST_YEAR + "-12-31");
    }
    Path folder = ledger;
    Path written = file;
    if (folder != null && written != null) {
      throw misused("--out", written.toString(), "--ledger or --out, not both");
    }
    if (folder != null) {
      ledger(folder);
    } else if (written == null) {
      print();
    } else {
      write(written);
      said(written);
    }
    return ExitCode.DONE;
  }

  private void said(Path written) {
    console
        .err()
        .println(
            say("已写出 ", "Written: ")
                + written
                + say("，客户 ", ", customers ")
                + Amounts.count(customers));
  }

  private void ledger(Path folder) throws RefusedException {
    try {
      Ledger.write(folder, customers, seed, asOf);
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(folder, fault);
    }
    said(folder);
  }

  private void print() throws RefusedException {
    try {
      SampleFile.write(customers, seed, asOf, common.language, new Checked(console.out()));
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(Path.of("stdout"), fault);
    }
  }

  private void write(Path at) throws RefusedException {
    try (OutputStream out = Files.newOutputStream(at)) {
      SampleFile.write(customers, seed, asOf, common.language, out);
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(at, fault);
    }
  }

  private ParameterException misused(String option, String found, String allowed) {
    return misused(
        "Invalid value for option '" + option + "': '" + found + "'; allowed: " + allowed);
  }

  /** Standard output that reports when it is closed, so that writing ends. */
  private static final class Checked extends OutputStream {
    private final PrintStream out;

    Checked(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      if (out.checkError()) {
        throw new IOException("standard output is closed or full");
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
