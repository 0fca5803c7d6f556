package org.shouxin.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command with the common options that writes to a console; its result is the exit code. */
abstract class ConsoleCommand implements Callable<Integer> {

  @Mixin final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;
  final Console console;

  ConsoleCommand(Console console) {
    this.console = console;
  }

  /** One of two texts, in the chosen language. */
  final String say(String zh, String en) {
    return common.language.say(zh, en);
  }

  /** The language of the headings of files: the one asked for, else the names that programs use. */
  final Language headings() {
    boolean asked = spec != null && spec.commandLine().getParseResult().hasMatchedOption("--lang");
    return asked ? common.language : Language.EN;
  }

  /** A call that makes no sense, as picocli reports it. */
  final ParameterException misused(String what) {
    CommandSpec called = spec == null ? CommandSpec.create() : spec;
    return new ParameterException(called.commandLine(), what);
  }
}
