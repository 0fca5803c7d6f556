package org.shouxin.cli;

import java.util.Locale;
import org.shouxin.problem.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code zh} or {@code en}. */
final class LanguageConverter implements ITypeConverter<Language> {

  @Override
  public Language convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw new TypeConversionException("'" + value + "' is neither zh nor en");
    };
  }
}
