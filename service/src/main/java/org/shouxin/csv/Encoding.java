package org.shouxin.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * How the bytes of a customer file are to be read: UTF-8 with or without a byte order mark, UTF-16
 * with one, or GB18030 as Excel in China saves. The complete file is read, because a single name
 * deep in a million rows may be the only evidence.
 *
 * @param charset how to decode
 * @param mark bytes of the byte order mark to skip, 0, 2 or 3
 */
record Encoding(Charset charset, int mark) {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int HEAD = 4096;
  private static final int BUFFER = 1 << 16;

  /**
   * Finds the encoding of a file.
   *
   * @throws RefusedException if it is empty, UTF-16 without a mark, a workbook or otherwise not
   *     text
   */
  static Encoding of(Path file, String name) throws IOException, RefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      int read = in.readNBytes(buffer, 0, BUFFER);
      refuseIfNoText(name, Arrays.copyOf(buffer, Math.min(read, HEAD)));
      if (startsWith(buffer, read, 0xEF, 0xBB, 0xBF)) {
        return new Encoding(StandardCharsets.UTF_8, 3);
      }
      if (isUtf16(buffer, read)) {
        boolean little = startsWith(buffer, read, 0xFF, 0xFE);
        return new Encoding(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 2);
      }
      Utf8Check utf8 = new Utf8Check();
      while (read > 0) {
        utf8.accept(buffer, read);
        read = in.readNBytes(buffer, 0, BUFFER);
      }
      return new Encoding(utf8.looksLikeUtf8() ? StandardCharsets.UTF_8 : GB18030, 0);
    }
  }

  private static void refuseIfNoText(String name, byte[] head) throws RefusedException {
    if (head.length == 0) {
      throw refused(name, new Text("文件是空的", "the file is empty"), "0 bytes");
    }
    int nuls = 0;
    int controls = 0;
    for (byte b : head) {
      nuls += b == 0 ? 1 : 0;
      controls += b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
    }
    if (startsWith(head, head.length, 0xFF, 0xFE, 0, 0)
        || startsWith(head, head.length, 0, 0, 0xFE, 0xFF)) {
      throw refused(name, new Text("文件是 UTF-32 编码", "the file is encoded in UTF-32"), "");
    }
    if (isUtf16(head, head.length)) {
      return;
    }
    if (nuls > head.length / 5) {
      throw refused(
          name,
          new Text(
              "文件是没有字节顺序标记的 UTF-16 编码；请另存为“CSV UTF-8（逗号分隔）”",
              "the file is encoded in UTF-16 without its byte order mark; save it as \"CSV UTF-8"
                  + " (comma delimited)\""),
          "");
    }
    if (controls > head.length / 10) {
      throw refused(
          name,
          new Text("文件不是文本", "the file is not text"),
          controls + " control characters in " + head.length + " bytes");
    }
  }

  private static boolean isUtf16(byte[] bytes, int length) {
    return startsWith(bytes, length, 0xFF, 0xFE) || startsWith(bytes, length, 0xFE, 0xFF);
  }

  private static boolean startsWith(byte[] bytes, int length, int... prefix) {
    if (length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static RefusedException refused(String name, Text what, String found) {
    Text allowed =
        new Text("UTF-8、GB18030 或 UTF-16 编码的 CSV 文件", "a CSV file in UTF-8, GB18030 or UTF-16");
    return new RefusedException(name, what, found, allowed);
  }
}
