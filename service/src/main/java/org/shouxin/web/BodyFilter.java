package org.shouxin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body once and whole, so that its size is bounded however it is sent and its digest can be
 * taken; it is JSON, as every operation takes it. Comes after the security chain, which Boot puts
 * at -100: nobody unknown makes us keep a body.
 */
@Component
@ConditionalOnWebApplication
@Order(0)
final class BodyFilter extends OncePerRequestFilter {

  private final int most;
  private final SlowBodies bodies;

  BodyFilter(
      @Value("${shouxin.web.body}") DataSize most,
      @Value("${shouxin.web.body-within}") Duration within,
      @Value("${shouxin.web.bodies}") int atOnce) {
    this.most = Math.toIntExact(most.toBytes());
    this.bodies = new SlowBodies(within, atOnce);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body;
    try {
      body = read(request);
    } catch (RefusedRequest refused) {
      ProblemHandler.write(refused.response(), request, response);
      return;
    }
    chain.doFilter(new BufferedRequest(request, body), response);
  }

  private byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > most) {
      throw new RefusedRequest(ProblemCode.BODY_TOO_LARGE, ProblemTexts.TOO_LARGE);
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      RefusedRequest compressed =
          unsupported(
              HttpHeaders.CONTENT_ENCODING, ProblemTexts.WRONG_ENCODING, encoding, "identity");
      throw new RefusedRequest(compressed.response().with(HttpHeaders.ACCEPT_ENCODING, "identity"));
    }
    byte[] body;
    try {
      body = bodies.read(request, most + 1);
    } catch (IOException brokenOff) {
      throw new RefusedRequest(ProblemCode.INCOMPLETE_BODY, ProblemTexts.BROKEN_OFF);
    }
    if (body.length > most) {
      throw new RefusedRequest(ProblemCode.BODY_TOO_LARGE, ProblemTexts.TOO_LARGE);
    }
    String type = request.getContentType();
    if (body.length > 0 && !isJson(type)) {
      throw unsupported(
          HttpHeaders.CONTENT_TYPE,
          ProblemTexts.WRONG_MEDIA,
          type == null ? "" : type,
          MediaType.APPLICATION_JSON_VALUE);
    }
    boolean isWide = new String(body, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
    if (isWide) { // JSON in UTF-16 and UTF-32 has zero bytes, in UTF-8 it has none
      throw unreadable(new Text("不是 UTF-8", "not in UTF-8"), "", Text.same("UTF-8"));
    }
    OptionalInt lone = LoneSurrogates.find(body);
    if (lone.isPresent()) {
      throw unreadable(
          new Text("有半个字符（不成对的代理），无法保存", "an unpaired surrogate, which cannot be kept"),
          LoneSurrogates.quote(body, lone.getAsInt()),
          new Text("完整的字符，如 \\ud83d\\ude00", "whole characters, such as \\ud83d\\ude00"));
    }
    return body;
  }

  private static boolean isJson(@Nullable String type) {
    try {
      MediaType media = MediaType.parseMediaType(type == null ? "" : type);
      return !media.isWildcardSubtype()
          && (media.getCharset() == null || media.getCharset().equals(StandardCharsets.UTF_8))
          && (media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
              || media.getSubtype().endsWith("+json"));
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  private static RefusedRequest unsupported(
      String header, Text what, String found, String allowed) {
    return new RefusedRequest(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        what,
        List.of(
            new Problem(
                RequestPlace.header(header), what, found, Text.same(allowed), "wrong_type")));
  }

  private static RefusedRequest unreadable(Text what, String found, Text allowed) {
    return JsonProblems.refused(new Problem("", what, found, allowed, "unreadable"));
  }
}
