package org.shouxin.cli;

import java.util.Locale;
import org.shouxin.explanations.Amounts;
import org.shouxin.imports.ImportResult;
import org.shouxin.imports.RowCause;
import org.shouxin.imports.TableChanges;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.terminal.Style.Kind;

/** The messages of {@code shouxin import} about each file. */
final class ImportNotes extends Notes {

  private final boolean dryRun;
  private int done;
  private int refused;

  /**
   * @param dryRun whether everything is rolled back
   */
  ImportNotes(Console console, Language language, boolean dryRun) {
    super(console, language);
    this.dryRun = dryRun;
  }

  /** Reports the result for a file that could be read. */
  void done(ImportResult file) {
    String rows = Amounts.count(file.rows());
    String read =
        file.file()
            + say(
                "：读入 " + rows + " 行",
                ": " + rows + (file.rows() == 1 ? " row" : " rows") + " read");
    if (file.refused()) {
      refused++;
      bad(file, read);
      return;
    }
    done++;
    String tried = dryRun ? say("（试运行，已撤回）", " (dry run, rolled back)") : "";
    console.line(read + tried);
    for (TableChanges table : file.tables()) {
      console.line("  " + line(table));
      console.notices(table.notes(), language);
    }
  }

  private String line(TableChanges table) {
    return say(
        String.format(
            Locale.ROOT,
            "%s %s：新增 %,d，已有 %,d，变更 %,d",
            table.label().zh(),
            table.table(),
            table.added(),
            table.unchanged(),
            table.changed()),
        String.format(
            Locale.ROOT,
            "%s: %,d added, %,d already there, %,d changed",
            table.table(),
            table.added(),
            table.unchanged(),
            table.changed()));
  }

  private void bad(ImportResult file, String read) {
    for (RowCause cause : file.causes()) {
      console.problem(cause.problem(file.file()).in(language));
    }
    String bad = Amounts.count(file.bad());
    line(
        Kind.BAD,
        read + say("，" + bad + " 行有错，一行也没有导入", ", " + bad + " faulty; nothing was imported"));
    if (file.failures() != null) {
      String all = Amounts.count(file.allFaults());
      console.line(
          "  " + say("全部 " + all + " 条错误见 ", "all " + all + " errors are in ") + file.failures());
    }
  }

  /** Reports why a file could not be imported at all. */
  void refused(RefusedException why) {
    refused++;
    console.problems(why, language);
  }

  int exit() {
    if (done == 0) {
      return ExitCode.REFUSED;
    }
    return refused == 0 ? ExitCode.DONE : ExitCode.FAILED_ROWS;
  }
}
