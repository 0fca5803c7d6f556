package org.shouxin.policies;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The folder of policies: {@code decision-tables/NAME/NAME.xlsx} below the installation, and next
 * to them in {@code decision-tables/routing/routing.xlsx} the routing.
 *
 * @param home the installation's folder
 */
public record PolicyShelf(Path home) {

  /** Name of the folder below the installation. */
  public static final String FOLDER = "decision-tables";

  /** The policy whose samples are in the folder of samples itself. */
  public static final String DEFAULT = "nonferrous";

  /** Name of the folder and workbook of the routing. */
  public static final String ROUTING = "routing";

  /**
   * Finds a workbook.
   *
   * @param asked a file, or the name of a policy on the shelf, or {@code routing}; null for the
   *     only policy
   * @throws RefusedException if there is none, or there are several and none was named
   */
  public Path find(@Nullable String asked) throws RefusedException {
    Map<String, Path> shelf = policies();
    if (asked == null) {
      if (shelf.size() == 1) {
        return shelf.values().iterator().next();
      }
      throw new RefusedException(
          home.resolve(FOLDER).toString(),
          shelf.isEmpty()
              ? new Text(
                  "这里没有政策；请用 --policy 指明工作簿", "no policy found here; name a workbook with --policy")
              : new Text(
                  "这里有几份政策；请用 --policy 指明", "several policies found here; name one with --policy"),
          "",
          Text.same(String.join(", ", shelf.keySet())));
    }
    Optional<Path> file = file(asked);
    return file.or(() -> pick(shelf, asked))
        .or(() -> asked.equals(ROUTING) ? routing() : Optional.empty())
        .orElseThrow(
            () ->
                new RefusedException(
                    "--policy",
                    new Text("没有这个政策或工作簿", "no such policy or workbook"),
                    asked,
                    Nearest.suggestion(asked, shelf.keySet())));
  }

  private static Optional<Path> pick(Map<String, Path> shelf, String name) {
    return Optional.ofNullable(shelf.get(name));
  }

  private static Optional<Path> file(String asked) {
    try {
      Path path = Path.of(asked);
      return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /** The routing workbook, {@code routing/routing.xlsx}. */
  public Optional<Path> routing() {
    Path workbook = home.resolve(FOLDER).resolve(ROUTING).resolve(ROUTING + ".xlsx");
    return Files.isRegularFile(workbook) ? Optional.of(workbook) : Optional.empty();
  }

  /** Folders in which no workbook is found, and a shelf that cannot be read (S3). */
  public List<Problem> problems() {
    Path folder = home.resolve(FOLDER);
    List<Problem> problems = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".") && !Files.isReadable(entry.resolve(name + ".xlsx"))) {
          problems.add(
              new Problem(
                  entry.toString(),
                  new Text("文件夹里没有可读的工作簿", "the folder has no readable workbook"),
                  "",
                  Text.same(name + ".xlsx")));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      problems.add(
          new Problem(
              folder.toString(),
              new Text("政策文件夹无法读取", "the folder of policies cannot be read"),
              unreadable.toString()));
    }
    return problems;
  }

  /** The policies on the shelf: workbooks by name. */
  public Map<String, Path> policies() {
    Map<String, Path> found = new TreeMap<>();
    Path folder = home.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        Path workbook = entry.resolve(name + ".xlsx");
        if (!name.equals(ROUTING) && Files.isRegularFile(workbook)) {
          found.put(name, workbook);
        }
      }
    } catch (IOException unreadable) {
      return found;
    }
    return found;
  }
}
