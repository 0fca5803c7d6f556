package org.shouxin.cli;

import java.nio.file.Path;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.problem.RefusedException;
import picocli.CommandLine.Parameters;

/** The workbook that a command is about. */
final class WorkbookArgument {

  @Parameters(paramLabel = "WORKBOOK", descriptionKey = "workbook")
  String given = "";

  /**
   * Its file.
   *
   * @throws RefusedException if there is none of that name
   */
  Path file(Path home) throws RefusedException {
    return new PolicyShelf(home).find(given);
  }
}
