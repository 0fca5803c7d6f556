package org.shouxin.factsources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.dao.DataAccessException;

/**
 * The last good source of a file, and the problems of the current file.
 *
 * @param source null if there has never been a good one
 * @param stamp of the file and its dictionary when last checked; empty to check again
 * @param problems empty if the source is the current file
 */
record LastGood<S extends FileQuery>(@Nullable S source, String stamp, List<Problem> problems) {

  /** Creates a source from a file. */
  interface Maker<S> {
    S make(SqlFile file);
  }

  /**
   * Reads and checks a file if it or its dictionary changed.
   *
   * @param last the previous state; null at first
   * @param dictionary digest of the dictionary of facts
   */
  static <S extends FileQuery> LastGood<S> renewed(
      @Nullable LastGood<S> last, Path sql, String dictionary, Maker<S> maker) {
    String stamp = dictionary + "/" + stamp(sql);
    if (last != null && last.stamp().equals(stamp)) {
      return last;
    }
    List<Problem> problems = new ArrayList<>();
    try {
      S source = checked(() -> maker.make(SqlFile.read(sql)), problems);
      if (source == null && last != null && last.source() != null) {
        SqlFile before = last.source().file();
        source = checked(() -> maker.make(before), new ArrayList<>());
      }
      return new LastGood<>(source, stamp, List.copyOf(problems));
    } catch (DataAccessException away) {
      problems.add(
          new Problem(
              sql.toString(),
              new Text(
                  "数据库连不上，取数文件没有核对",
                  "the database is temporarily unavailable; the file was not checked"),
              String.valueOf(away.getMostSpecificCause().getMessage())));
      return new LastGood<>(last == null ? null : last.source(), "", List.copyOf(problems));
    }
  }

  private interface Reading<S> {
    S read() throws RefusedException;
  }

  private static <S extends FileQuery> @Nullable S checked(
      Reading<S> reading, List<Problem> problems) {
    try {
      S source = reading.read();
      List<Problem> found = source.check();
      problems.addAll(found);
      return found.isEmpty() ? source : null;
    } catch (RefusedException refused) {
      problems.addAll(refused.problems());
      return null;
    }
  }

  private static String stamp(Path sql) {
    try {
      return Files.getLastModifiedTime(sql).toMillis() + "/" + Files.size(sql);
    } catch (IOException absent) {
      return "absent";
    }
  }
}
