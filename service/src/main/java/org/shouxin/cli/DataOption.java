package org.shouxin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import picocli.CommandLine.Option;

/** The folder of the embedded database and of the anchors. */
final class DataOption {

  private static final List<String> KEPT = List.of("shouxin.mv.db", "journal-anchors.txt");

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path folder;

  /** As a setting of the start; none for that of the installation. */
  Map<String, Object> settings() {
    return folder == null ? Map.of() : Map.of("shouxin.data", folder.toAbsolutePath().normalize());
  }

  /**
   * The same for a command that reads what is there: a folder with a wrong name would become an
   * empty database, in which nothing is wrong.
   *
   * @throws RefusedException if the folder has neither database nor anchors
   */
  Map<String, Object> existing() throws RefusedException {
    Path given = folder;
    if (given != null && KEPT.stream().noneMatch(name -> Files.exists(given.resolve(name)))) {
      throw new RefusedException(
          "--data",
          new Text("文件夹里没有数据库，也没有锚点", "the folder has neither a database nor anchors"),
          given.toString(),
          new Text(
              "有 " + KEPT.get(0) + " 或 " + KEPT.get(1) + " 的文件夹",
              "a folder with " + KEPT.get(0) + " or " + KEPT.get(1)));
    }
    return settings();
  }
}
