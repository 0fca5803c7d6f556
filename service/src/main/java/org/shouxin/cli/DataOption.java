package org.shouxin.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of the embedded database and of the anchors. */
final class DataOption {

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path folder;

  /** As a setting of the start; none for that of the installation. */
  Map<String, Object> settings() {
    return folder == null ? Map.of() : Map.of("shouxin.data", folder.toAbsolutePath().normalize());
  }
}
