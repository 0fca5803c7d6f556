package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;

/** The language that a caller asks for. */
final class Languages {

  private Languages() {}

  /** By {@code Accept-Language}; Chinese unless English is preferred to it. */
  static Language of(HttpServletRequest request) {
    return of(request.getHeader("Accept-Language"));
  }

  static Language of(@Nullable String header) {
    if (header == null) {
      return Language.ZH;
    }
    List<LanguageRange> ranges;
    try {
      ranges = LanguageRange.parse(header);
    } catch (IllegalArgumentException unreadable) {
      return Language.ZH;
    }
    for (LanguageRange range : ranges) {
      String code = range.getRange();
      if (range.getWeight() > 0 && (code.equals("zh") || code.startsWith("zh-"))) {
        return Language.ZH;
      }
      if (range.getWeight() > 0 && (code.equals("en") || code.startsWith("en-"))) {
        return Language.EN;
      }
    }
    return Language.ZH;
  }
}
