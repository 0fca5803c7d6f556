package org.shouxin.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** A mapping as a file. */
final class MappingFile {

  private static final int LONGEST = 1 << 20;

  private MappingFile() {}

  /**
   * Reads a mapping file.
   *
   * @throws RefusedException if it cannot be read, with all its problems
   */
  static Mapping read(Path file, Schema schema) throws RefusedException {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
        throw refused(file, new Text("文件过大，不像映射文件", "too large for a mapping file"), "");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return MappingReader.read(String.valueOf(file.getFileName()), text, schema);
    } catch (IOException fault) {
      Text what =
          Files.exists(file)
              ? new Text("无法读取映射文件（须为 UTF-8）", "the mapping file cannot be read; it must be UTF-8")
              : new Text("映射文件不存在", "no such mapping file");
      throw refused(file, what, "");
    }
  }

  private static RefusedException refused(Path file, Text what, String found) {
    return new RefusedException(file.toString(), what, found, Text.same("NAME.mapping.txt"));
  }
}
