package org.shouxin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.shouxin.cli.CheckCommand;
import org.shouxin.cli.CommonOptions;
import org.shouxin.cli.Console;
import org.shouxin.cli.DoctorCommand;
import org.shouxin.cli.ExitCode;
import org.shouxin.cli.ExplainCommand;
import org.shouxin.cli.FormatCommand;
import org.shouxin.cli.GradeCommand;
import org.shouxin.cli.ImportCommand;
import org.shouxin.cli.InternalErrorLog;
import org.shouxin.cli.JournalCommand;
import org.shouxin.cli.KeyCommand;
import org.shouxin.cli.LetterCommand;
import org.shouxin.cli.NewCommand;
import org.shouxin.cli.OrderCommand;
import org.shouxin.cli.ReplayCommand;
import org.shouxin.cli.RulesCommand;
import org.shouxin.cli.RunCommand;
import org.shouxin.cli.SampleCommand;
import org.shouxin.cli.ServeCommand;
import org.shouxin.cli.TestCommand;
import org.shouxin.cli.TextCommand;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Settings;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.server.StartFailure;
import org.shouxin.terminal.Style;
import org.shouxin.terminal.Terminals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "shouxin",
    description = {
      "Grades business customers and sets their trade credit by policies kept in Excel.",
      "按 Excel 里的政策给客户评级并核定信用额度。"
    },
    versionProvider = Shouxin.Version.class)
public final class Shouxin implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = {"Show this help.", "显示帮助。"})
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = {"Print the version.", "显示版本。"})
  private boolean version;

  private final CommandLine commands;

  private Shouxin(Console console) {
    this.commands =
        new CommandLine(this)
            .addSubcommand(new GradeCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(new LetterCommand(console))
            .addSubcommand(new OrderCommand(console))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new TestCommand(console))
            .addSubcommand(new RulesCommand(console))
            .addSubcommand(new FormatCommand(console))
            .addSubcommand(new TextCommand(console))
            .addSubcommand(new NewCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new RunCommand(console))
            .addSubcommand(new DoctorCommand(console))
            .addSubcommand(new KeyCommand(console))
            .addSubcommand(new ImportCommand(console))
            .addSubcommand(
                new CommandLine(new JournalCommand())
                    .addSubcommand(new JournalCommand.Verify(console)))
            .addSubcommand(new ReplayCommand(console))
            .addSubcommand(new SampleCommand(console))
            .setResourceBundle(ResourceBundle.getBundle("org.shouxin.cli.help"))
            .setUsageHelpWidth(100)
            .setOut(new PrintWriter(console.out(), true))
            .setErr(new PrintWriter(console.err(), true))
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    console.style().colours()
                        ? CommandLine.Help.Ansi.ON
                        : CommandLine.Help.Ansi.OFF))
            .setExecutionStrategy(parsed -> executed(console, parsed))
            .setParameterExceptionHandler((wrong, args) -> misused(console, wrong))
            .setExecutionExceptionHandler(
                (fault, command, parsed) -> failed(console, fault, parsed));
  }

  /** Runs a command; the exit code is that of the command. */
  public static void main(String[] args) {
    boolean out = Terminals.isTerminal("out");
    boolean err = Terminals.isTerminal("err");
    boolean colours = System.getenv("NO_COLOR") == null;
    Charset charset = Terminals.charset();
    Console console =
        new Console(
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
            new Style(out && colours),
            new Style(err && colours),
            err,
            Path.of(System.getProperty("shouxin.home", "")).toAbsolutePath());
    System.exit(run(console, args));
  }

  /** Runs a command and returns its exit code. */
  public static int run(Console console, String... args) {
    return new Shouxin(console).commands.execute(args);
  }

  @Override
  public void run() {
    commands.usage(commands.getErr());
    throw new ParameterException(commands, "a command is required");
  }

  /** No command runs with settings that do not exist; the doctor reports them among the rest. */
  private static int executed(Console console, ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    boolean doctor =
        parsed.hasSubcommand()
            && parsed.subcommand().commandSpec().userObject() instanceof DoctorCommand;
    try {
      if (!doctor) {
        Settings.of(console.home(), Map.of()).refuse();
      }
    } catch (RefusedException refused) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "settings", refused);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(Console console, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    console.problem(String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    console.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.REFUSED;
  }

  private static int failed(Console console, Exception fault, @Nullable ParseResult parsed) {
    CommonOptions common = CommonOptions.of(parsed);
    Language language = common.language;
    if (fault instanceof RefusedException refused) {
      console.problems(refused, language);
      return ExitCode.REFUSED;
    }
    if (fault instanceof StartFailure stopped) {
      console.problem(stopped.problem().in(language));
      return ExitCode.REFUSED;
    }
    SQLException database = DatabaseFaults.behind(fault);
    if (database != null && !common.debug) {
      console.problem(DatabaseFaults.problem(database).in(language));
      return ExitCode.FAULT;
    }
    console.problem(language.say("内部故障：", "Internal error: ") + fault.getClass().getSimpleName());
    if (common.debug) {
      fault.printStackTrace(console.err());
    } else {
      console.err().println(InternalErrorLog.write(fault, language));
    }
    return ExitCode.FAULT;
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Shouxin.class.getPackage().getImplementationVersion();
      return new String[] {
        "shouxin " + (version == null ? "development" : version),
        "Java " + Runtime.version().feature()
      };
    }
  }
}
