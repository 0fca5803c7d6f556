package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.shouxin.policies.WorkbookText;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin text}. */
@Command(
    name = "text",
    description = {
      "Write the text rendering of a workbook next to it, so that git shows what changed.",
      "在工作簿旁写出其文本，便于在 git 中比较。"
    })
public final class TextCommand extends ConsoleCommand {

  @Mixin private WorkbookArgument workbook = new WorkbookArgument();

  @Option(
      names = "--print",
      description = {"Print it instead of writing it.", "只打印，不写文件。"})
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
