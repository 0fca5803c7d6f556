package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.shouxin.policies.WorkbookText;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin text}. */
@Command(name = "text")
public final class TextCommand extends ConsoleCommand {

  @Mixin private WorkbookArgument workbook = new WorkbookArgument();

  @Option(names = "--print")
  private boolean print;

  public TextCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    Path file = workbook.file(console.home());
    String text = WorkbookText.of(file);
    if (print) {
      console.out().print(text);
      return ExitCode.DONE;
    }
    Path rendering = WorkbookText.file(file);
    try {
      WorkbookText.write(text, rendering);
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(rendering, fault);
    }
    console.line(say("已写出 ", "Written: ") + rendering);
    return ExitCode.DONE;
  }
}
