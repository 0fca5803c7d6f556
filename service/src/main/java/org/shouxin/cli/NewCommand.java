package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.policies.NewPolicy;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin new}. */
@Command(name = "new")
public final class NewCommand extends ConsoleCommand {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name = "";

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path folder;

  @Option(names = "--all-sheets")
  private boolean allSheets;

  @Option(names = "--from", paramLabel = "FILE")
  private @Nullable Path from;

  public NewCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    boolean plain = NAME.matcher(name).matches() && !name.equals(PolicyShelf.ROUTING);
    if (!plain) {
      throw misused(
          "'"
              + name
              + "' is not a policy name: lower-case letters, digits and hyphens, at most 40; not "
              + PolicyShelf.ROUTING);
    }
    Path at = folder == null ? console.home().resolve(PolicyShelf.FOLDER).resolve(name) : folder;
    try {
      LocalDate today = BusinessClock.ofCommand().today();
      Path workbook =
          from == null
              ? NewPolicy.write(name, at, allSheets, common.language, today)
              : NewPolicy.start(name, at, from, common.language, today);
      console.line(say("已写出 ", "Written: ") + workbook);
      console.line(
          say("用 Excel 编辑，然后运行：", "Edit it in Excel, then run: ") + "shouxin check " + workbook);
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(at, fault);
    }
    return ExitCode.DONE;
  }
}
