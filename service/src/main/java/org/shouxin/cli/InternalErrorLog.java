package org.shouxin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shouxin.problem.Language;

/** Keeps the details of an internal error out of the terminal. */
public final class InternalErrorLog {

  private InternalErrorLog() {}

  /** Writes the stack trace to a file and names the file. */
  public static String write(Throwable fault, Language language) {
    try {
      Path log = Files.createTempFile("shouxin-", ".log");
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
        fault.printStackTrace(out);
      }
      return language.say("详情见 ", "Details are in ") + log;
    } catch (IOException nowhere) {
      return language.say("加 --debug 可看到详情。", "Add --debug to see the details.");
    }
  }
}
