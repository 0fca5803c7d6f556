package org.shouxin.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Options of every command. */
public final class CommonOptions {

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      converter = LanguageConverter.class)
  public Language language = Language.ZH;

  @Option(names = "--debug")
  public boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  boolean help;

  /** The options that a command was called with; the defaults when it got none. */
  public static CommonOptions of(@Nullable ParseResult parsed) {
    ParseResult last = parsed;
    while (last != null && last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (last != null && last.commandSpec().mixins().get("common") != null) {
      Object mixin = last.commandSpec().mixins().get("common").userObject();
      if (mixin instanceof CommonOptions common) {
        return common;
      }
    }
    return new CommonOptions();
  }

  /** Reads {@code zh} or {@code en}. */
  static final class LanguageConverter implements ITypeConverter<Language> {

    @Override
    public Language convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "zh" -> Language.ZH;
        case "en" -> Language.EN;
        default -> throw new TypeConversionException("'" + value + "' is neither zh nor en");
      };
    }
  }
}
