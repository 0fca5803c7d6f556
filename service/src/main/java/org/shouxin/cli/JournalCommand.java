package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.credit.LinesCheck;
import org.shouxin.database.BusinessClock;
import org.shouxin.journal.JournalFinding;
import org.shouxin.journal.Verification;
import org.shouxin.journal.VerificationReport;
import org.shouxin.orders.OrdersCheck;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.server.ShouxinServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shouxin journal}. */
@Command(name = "journal")
public final class JournalCommand implements Runnable {

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec @Nullable private CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is required: verify");
    }
  }

  /** {@code shouxin journal verify}. */
  @Command(name = "verify")
  public static final class Verify extends ConsoleCommand {

    @Mixin private final DataOption data = new DataOption();

    @Option(names = "--anchors", paramLabel = "FILE")
    private @Nullable Path anchors;

    public Verify(Console console) {
      super(console);
    }

    @Override
    public Integer call() throws RefusedException {
      try (ConfigurableApplicationContext context =
          ShouxinServer.open(console.home(), data.existing())) {
        Path file = anchors == null ? noted(context) : anchors;
        long start = System.nanoTime();
        VerificationReport report = verify(context, file);
        new JournalNotes(console, common.language)
            .print(report, file, Duration.ofNanos(System.nanoTime() - start));
        return report.sound() ? ExitCode.DONE : ExitCode.FAILED_ROWS;
      }
    }

    private static VerificationReport verify(
        ConfigurableApplicationContext context, @Nullable Path file) throws RefusedException {
      Verification verification =
          new Verification(
              context.getBean(DataSource.class), context.getBean(BusinessClock.class).now());
      try {
        return verification.verify(file).with(tables(context.getBean(DataSource.class)));
      } catch (IOException unreadable) {
        throw FileProblems.refused(
            String.valueOf(file), new Text("锚点无法读取", "the anchors cannot be read"), unreadable);
      }
    }

    /** What does not follow from records, by one state of the tables. */
    private static List<JournalFinding> tables(DataSource database) {
      TransactionTemplate state =
          new TransactionTemplate(new DataSourceTransactionManager(database));
      state.setReadOnly(true);
      state.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      return Objects.requireNonNull(
          state.execute(
              begun ->
                  Stream.concat(
                          new LinesCheck(database).check().stream(),
                          new OrdersCheck(database).check().stream())
                      .toList()));
    }

    private static @Nullable Path noted(ConfigurableApplicationContext context) {
      String file = context.getEnvironment().getProperty("shouxin.journal.anchors", "");
      return file.isEmpty() || !Files.exists(Path.of(file)) ? null : Path.of(file);
    }
  }
}
