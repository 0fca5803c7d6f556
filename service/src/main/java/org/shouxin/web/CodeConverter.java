package org.shouxin.web;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads a parameter that is a code of a closed set: the name of an enum in lower case. */
final class CodeConverter implements ConverterFactory<String, Enum<?>> {

  @Override
  public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
    return code ->
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(code));
  }
}
