package org.shouxin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.shouxin.web.RequestPlace;
import org.springframework.util.StringUtils;

/** The purpose for which a person opens a file, as stated in the request. */
final class PurposeText {

  /** The header; UTF-8, plain or percent-encoded. */
  static final String HEADER = "Shouxin-Purpose";

  private static final String PARAMETER = "purpose";
  private static final int LONGEST = 200;
  private static final Text ALLOWED =
      new Text(
          "请求头 Shouxin-Purpose（百分号编码的 UTF-8）或参数 purpose，1 到 200 个字符",
          "header Shouxin-Purpose (percent-encoded UTF-8) or parameter purpose, 1 to 200"
              + " characters");

  private PurposeText() {}

  /**
   * The purpose.
   *
   * @throws RefusedRequest 428 if there is none, 400 if it cannot be read
   */
  static String of(HttpServletRequest request) {
    String header = request.getHeader(HEADER);
    String parameter = request.getParameter(PARAMETER);
    String purpose = header == null ? parameter : decoded(header);
    if (purpose == null || Invisible.trim(purpose).isEmpty()) {
      Text what = new Text("查阅客户档案须说明目的", "a purpose is required to open a customer's file");
      throw new RefusedRequest(
          ProblemCode.PURPOSE_REQUIRED,
          what,
          List.of(new Problem(RequestPlace.header(HEADER), what, "", ALLOWED, "missing")));
    }
    String stripped = Invisible.trim(purpose);
    if (stripped.length() > LONGEST
        || !Invisible.in(stripped).isEmpty()
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw unreadable(stripped);
    }
    return stripped;
  }

  /** Containers give header bytes as Latin-1; those above ASCII are meant as UTF-8. */
  private static String decoded(String header) {
    try {
      byte[] bytes =
          StringUtils.uriDecode(header, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException notPercentEncodedUtf8) {
      throw unreadable(header);
    }
  }

  private static RefusedRequest unreadable(String found) {
    return RefusedRequest.header(
        new Problem(
            HEADER, new Text("目的无法读取", "the purpose cannot be read"), found, ALLOWED, "form"));
  }
}
