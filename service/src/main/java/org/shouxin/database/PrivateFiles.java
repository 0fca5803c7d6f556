package org.shouxin.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner may read, where the system knows such rights: 700 and 600. Elsewhere
 * they have the rights of their folder.
 */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Creates a folder and those above it; one that is there keeps its rights. */
  public static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /**
   * Creates an empty file, or takes the rights of others from one that is there and our own; that
   * of another user keeps its rights, which the doctor reports.
   */
  public static void file(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, attributes(file, FILE));
    } else if (!isPrivate(file)) {
      try {
        Files.setPosixFilePermissions(file, FILE);
      } catch (FileSystemException ofAnother) {
        return;
      }
    }
  }

  /** Writes a file, whole or not at all. */
  static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    file(next);
    Files.writeString(next, text, StandardCharsets.US_ASCII);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether others have no rights, or the system knows none. */
  public static boolean isPrivate(Path file) throws IOException {
    return !hasRights(file)
        || Files.getPosixFilePermissions(file).stream()
            .allMatch(right -> right.name().startsWith("OWNER"));
  }

  /** Why a file cannot be read or written, in the words of the system. */
  public static String why(IOException fault) {
    String reason = fault instanceof FileSystemException known ? known.getReason() : null;
    return reason == null ? fault.getClass().getSimpleName() : reason;
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
    return hasRights(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
