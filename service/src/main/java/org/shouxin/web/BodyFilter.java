package org.shouxin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body once and whole, so that its size is bounded however it is sent and its digest can be
 * taken; it is JSON, as every operation takes it. Comes after the security chain: nobody unknown
 * makes us keep a body.
 */
final class BodyFilter extends OncePerRequestFilter {

  private final int most;

  /**
   * @param most bytes
   */
  BodyFilter(int most) {
    this.most = most;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      ProblemHandler.write(tooLarge(), request, response);
      return;
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      ProblemHandler.write(compressed(encoding), request, response);
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(most + 1);
    } catch (IOException brokenOff) {
      ProblemHandler.write(
          new ProblemResponse(ProblemCode.INCOMPLETE_BODY, ProblemTexts.BROKEN_OFF),
          request,
          response);
      return;
    }
    if (body.length > most) {
      ProblemHandler.write(tooLarge(), request, response);
      return;
    }
    if (body.length > 0 && !isJson(request.getContentType())) {
      ProblemHandler.write(wrongMedia(request.getContentType()), request, response);
      return;
    }
    if (isWide(body)) {
      ProblemHandler.write(notUtf8(), request, response);
      return;
    }
    OptionalInt lone = LoneSurrogates.find(body);
    if (lone.isPresent()) {
      ProblemHandler.write(
          unpaired(LoneSurrogates.quote(body, lone.getAsInt())), request, response);
      return;
    }
    chain.doFilter(new BufferedRequest(request, body), response);
  }

  private static boolean isJson(@Nullable String type) {
    if (type == null) {
      return false;
    }
    try {
      MediaType media = MediaType.parseMediaType(type);
      return !media.isWildcardSubtype()
          && (media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
              || media.getSubtype().endsWith("+json"));
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  /** Whether this is UTF-16 or UTF-32: JSON in these has zero bytes, in UTF-8 it has none. */
  private static boolean isWide(byte[] body) {
    for (byte each : body) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private static ProblemResponse wrongMedia(@Nullable String type) {
    return new ProblemResponse(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemTexts.WRONG_MEDIA,
        new Problem(
            RequestPlace.header(HttpHeaders.CONTENT_TYPE),
            ProblemTexts.WRONG_MEDIA,
            type == null ? "" : type,
            Text.same(MediaType.APPLICATION_JSON_VALUE)));
  }

  private static ProblemResponse compressed(String encoding) {
    return new ProblemResponse(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            ProblemTexts.WRONG_ENCODING,
            new Problem(
                RequestPlace.header(HttpHeaders.CONTENT_ENCODING),
                ProblemTexts.WRONG_ENCODING,
                encoding,
                Text.same("identity")))
        .with(HttpHeaders.ACCEPT_ENCODING, "identity");
  }

  private static ProblemResponse notUtf8() {
    return new ProblemResponse(
        ProblemCode.INVALID_JSON,
        ProblemTexts.UNREADABLE,
        new Problem("", new Text("不是 UTF-8", "not in UTF-8"), "", Text.same("UTF-8")));
  }

  private static ProblemResponse unpaired(String found) {
    return new ProblemResponse(
        ProblemCode.INVALID_JSON,
        ProblemTexts.UNREADABLE,
        new Problem(
            "",
            new Text("有半个字符（不成对的代理），无法保存", "an unpaired surrogate, which cannot be kept"),
            found,
            new Text("完整的字符，如 \\ud83d\\ude00", "whole characters, such as \\ud83d\\ude00")));
  }

  private static ProblemResponse tooLarge() {
    return new ProblemResponse(ProblemCode.BODY_TOO_LARGE, ProblemTexts.TOO_LARGE);
  }
}
