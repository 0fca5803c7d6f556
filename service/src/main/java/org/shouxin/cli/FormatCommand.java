package org.shouxin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policies.WorkbookForm;
import org.shouxin.policies.WorkbookText;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin format}. */
@Command(name = "format")
public final class FormatCommand extends ConsoleCommand {

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<String> files = new ArrayList<>();

  @Option(names = "--check")
  private boolean check;

  @Option(names = "--text")
  private boolean text;

  public FormatCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    int exit = ExitCode.DONE;
    for (String file : files) {
      try {
        exit = Math.max(exit, format(new PolicyShelf(console.home()).find(file)));
      } catch (RefusedException refused) {
        console.problems(refused, common.language);
        exit = Math.max(exit, ExitCode.REFUSED);
      }
    }
    return exit;
  }

  private int format(Path file) throws RefusedException {
    WorkbookForm form = WorkbookForm.of(file);
    Path written = form.workbook();
    try {
      boolean news = form.isNews();
      if (check) {
        if (news) {
          console.line(say("需要整理：", "To be formatted: ") + written);
        }
        return news ? ExitCode.FAILED_ROWS : ExitCode.DONE;
      }
      if (news) {
        form.write();
      }
      console.line(
          (news ? say("已整理 ", "Formatted: ") : say("已经整理过 ", "Already formatted: ")) + written);
      if (text) {
        written = WorkbookText.file(form.workbook());
        WorkbookText.write(WorkbookText.of(form.workbook()), written);
        console.line(say("已写出 ", "Written: ") + written);
      }
      return ExitCode.DONE;
    } catch (IOException fault) {
      throw FileProblems.cannotWrite(written, fault);
    }
  }
}
