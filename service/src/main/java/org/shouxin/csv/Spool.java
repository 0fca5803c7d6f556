package org.shouxin.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Copies of what can be read only once, since a table is gone through several times. */
final class Spool {

  private Spool() {}

  /** Whether a file can be read only once. */
  static boolean needed(Path file) {
    return file.equals(TableFile.STANDARD_INPUT)
        || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
  }

  /** A copy that only its owner can read. */
  static Path copy(Path file) throws IOException {
    Path copy = Files.createTempFile("shouxin", ".tmp");
    copy.toFile().deleteOnExit();
    try {
      if (file.equals(TableFile.STANDARD_INPUT)) {
        Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
      } else {
        try (InputStream in = Files.newInputStream(file)) {
          Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return copy;
    } catch (IOException fault) {
      delete(copy);
      throw fault;
    }
  }

  /** Deletes a copy, if there is one. */
  static void delete(@Nullable Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException inUse) {
      copy.toFile().deleteOnExit();
    }
  }
}
