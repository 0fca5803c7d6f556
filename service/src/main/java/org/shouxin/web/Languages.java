package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;

/** The language that a caller asks for. */
final class Languages {

  private static final List<String> SPOKEN = List.of("zh", "en");

  private Languages() {}

  /** By {@code Accept-Language}; Chinese unless English is preferred to it. */
  static Language of(HttpServletRequest request) {
    return of(request.getHeader("Accept-Language"));
  }

  static Language of(@Nullable String header) {
    try {
      List<LanguageRange> ranges = LanguageRange.parse(header == null ? "*" : header);
      return "en".equals(Locale.lookupTag(ranges, SPOKEN)) ? Language.EN : Language.ZH;
    } catch (IllegalArgumentException unreadable) {
      return Language.ZH;
    }
  }
}
