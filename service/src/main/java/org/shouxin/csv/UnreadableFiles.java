package org.shouxin.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** Why a file cannot be read. */
final class UnreadableFiles {

  private UnreadableFiles() {}

  /** What is wrong with a file before it is opened; null if there is none. */
  static @Nullable Problem problem(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      return cannotRead(name, "", new Text("文件不存在", "no such file"));
    }
    if (Files.isDirectory(file)) {
      return cannotRead(name, "", new Text("这是文件夹，不是文件", "this is a folder, not a file"));
    }
    return Files.isReadable(file)
        ? null
        : cannotRead(name, "", new Text("没有读取权限", "no permission to read it"));
  }

  /** A file that can no longer be read, with the system's message. */
  static Problem cannotRead(String name, String found) {
    return cannotRead(name, found, new Text("无法读取", "cannot be read"));
  }

  private static Problem cannotRead(String name, String found, Text what) {
    return new Problem(name, what, found);
  }
}
