package org.shouxin.web;

import org.shouxin.problem.Text;

/** What problems say. */
final class ProblemTexts {

  static final Text REFUSED = new Text("内容有误，未作处理", "the content is refused; nothing was done");
  static final Text UNREADABLE = new Text("无法读取请求内容", "the body cannot be read");
  static final Text WRONG_MEDIA =
      new Text("请求内容必须是 application/json", "the body must be application/json");
  static final Text WRONG_ENCODING = new Text("请求内容不得压缩", "the body must not be compressed");
  static final Text BROKEN_OFF =
      new Text("请求内容未能完整收到", "the body did not arrive as announced, or not in time");
  static final Text TOO_LARGE = new Text("请求内容过大", "the body is too large");
  static final Text SLOW =
      new Text(
          "该调用方有太多请求内容尚未到齐，请稍后重试",
          "too many bodies of this caller are on their way; try again later");
  static final Text UNAVAILABLE =
      new Text("数据库暂时无法使用，请稍后重试", "the database is temporarily unavailable; try again later");
  static final Text UNPREPARED =
      new Text(
          "政策或其取数文件不能用，请管理员查看 /actuator/health",
          "a policy or its facts cannot be used; an administrator sees why at /actuator/health");
  static final Text BUSY =
      new Text("同一请求正在处理，请稍后重试", "the same request is under way; try again later");
  static final Text INTERNAL_ERROR =
      new Text("内部错误，请将编号告知管理员", "internal error; report its id to the administrator");
  static final Text BAD_REQUEST =
      new Text(
          "请求有误：地址、参数、请求头或方法无法读取",
          "the request is faulty: its path, the query, a header or the method cannot be read");

  private ProblemTexts() {}
}
