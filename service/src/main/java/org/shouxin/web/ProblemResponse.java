package org.shouxin.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A problem to be answered.
 *
 * @param status HTTP status
 * @param what in a sentence
 * @param problems what is wrong with which field
 * @param headers to be sent with it
 * @param id by which the log tells more; null when there is nothing more
 */
record ProblemResponse(
    HttpStatus status,
    Text what,
    List<Problem> problems,
    Map<String, String> headers,
    @Nullable String id) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_QUOTE = 200;

  ProblemResponse(HttpStatus status, Text what) {
    this(status, what, List.of(), Map.of(), null);
  }

  ProblemResponse(HttpStatus status, Text what, Problem problem) {
    this(status, what, List.of(problem), Map.of(), null);
  }

  /** As {@code application/problem+json}. */
  String json(Language language) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", "about:blank");
    body.put("title", title(language));
    body.put("status", status.value());
    body.put("detail", what.in(language));
    if (id != null) {
      body.put("id", id);
    }
    if (!problems.isEmpty()) {
      ArrayNode list = body.putArray("problems");
      for (Problem problem : problems) {
        ObjectNode one = list.addObject();
        one.put("field", problem.where());
        one.put("what", problem.what().in(language));
        one.put("found", quote(problem.found()));
        one.put("allowed", problem.allowed().in(language));
      }
    }
    return JSON.writeValueAsString(body);
  }

  private String title(Language language) {
    return language == Language.EN
        ? status.getReasonPhrase()
        : switch (status) {
          case BAD_REQUEST -> "请求有误";
          case UNAUTHORIZED -> "身份未确认";
          case FORBIDDEN -> "没有权限";
          case NOT_FOUND -> "未找到";
          case METHOD_NOT_ALLOWED -> "方法不支持";
          case NOT_ACCEPTABLE -> "格式不支持";
          case CONFLICT -> "与现状冲突";
          case CONTENT_TOO_LARGE -> "内容过大";
          case UNSUPPORTED_MEDIA_TYPE -> "内容格式不支持";
          case UNPROCESSABLE_CONTENT -> "内容被拒绝";
          case PRECONDITION_REQUIRED -> "缺少前提";
          case TOO_MANY_REQUESTS -> "请求过多";
          case SERVICE_UNAVAILABLE -> "暂时无法服务";
          case INTERNAL_SERVER_ERROR -> "内部故障";
          default -> status.getReasonPhrase();
        };
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
  }
}
