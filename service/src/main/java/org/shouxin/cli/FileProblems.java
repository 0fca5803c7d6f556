package org.shouxin.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Messages for errors of files. */
final class FileProblems {

  private FileProblems() {}

  /** Closes a file that is no longer needed. */
  static void closeQuietly(Closeable file) {
    try {
      file.close();
    } catch (IOException ignored) {
      return;
    }
  }

  /** A file that cannot be written, as a refusal. */
  static RefusedException cannotWrite(Path file, IOException fault) {
    return described(file.toString(), new Text("无法写入", "cannot be written"), fault);
  }

  /** A file that cannot be read, with the system's message, as a refusal. */
  static RefusedException refused(String where, Text what, IOException fault) {
    Text missing = new Text(what.zh() + "：没有这个文件", what.en() + ": no such file");
    return fault instanceof NoSuchFileException
        ? new RefusedException(where, missing, "")
        : described(where, what, fault);
  }

  private static RefusedException described(String where, Text what, IOException fault) {
    return new RefusedException(where, what, said(fault, Language.EN));
  }

  /** One short sentence. */
  static String said(Throwable fault, Language language) {
    String message = String.valueOf(fault.getMessage());
    if (message.contains("No space left") || message.contains("not enough space")) {
      return language.say("磁盘已满", "the disk is full");
    }
    if (message.contains("quota")) {
      return language.say("磁盘配额已满", "the disk quota is used up");
    }
    if (fault instanceof AccessDeniedException) {
      return language.say("没有写入权限", "no permission");
    }
    if (fault instanceof ReadOnlyFileSystemException || message.contains("Read-only")) {
      return language.say("磁盘是只读的", "the disk is read-only");
    }
    if (fault instanceof NoSuchFileException) {
      return language.say("文件夹不见了", "the folder no longer exists");
    }
    if (fault instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return fault instanceof IOException ? message : fault.getClass().getSimpleName();
  }
}
