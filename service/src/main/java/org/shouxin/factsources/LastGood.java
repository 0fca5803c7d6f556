package org.shouxin.factsources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.dao.DataAccessException;

/**
 * The last good source of a file, and the problems of the current file.
 *
 * @param source null if there has never been a good one
 * @param file that the source was made from
 * @param stamp of the file and its dictionary when last checked; empty to check again
 * @param problems empty if the source is the current file
 */
record LastGood<S>(
    @Nullable S source, @Nullable SqlFile file, String stamp, List<Problem> problems) {

  /**
   * Reads and checks a file if it or its dictionary changed.
   *
   * @param last the previous state; null at first
   * @param dictionary digest of the dictionary of facts
   * @param maker makes a source of a file
   * @param check what is wrong with a source; asks the database
   */
  static <S> LastGood<S> renewed(
      @Nullable LastGood<S> last,
      Path sql,
      String dictionary,
      Function<SqlFile, S> maker,
      Function<S, List<Problem>> check) {
    String stamp = dictionary + "/" + stamp(sql);
    if (last != null && last.stamp().equals(stamp)) {
      return last;
    }
    List<Problem> problems = new ArrayList<>();
    try {
      SqlFile file = SqlFile.read(sql);
      S source = maker.apply(file);
      problems.addAll(check.apply(source));
      if (problems.isEmpty()) {
        return new LastGood<>(source, file, stamp, List.of());
      }
    } catch (RefusedException refused) {
      problems.addAll(refused.problems());
    } catch (DataAccessException away) {
      return unchecked(last, sql, away);
    }
    try {
      SqlFile before = last == null ? null : last.file();
      S source = before == null ? null : maker.apply(before);
      boolean good = source != null && check.apply(source).isEmpty();
      return new LastGood<>(good ? source : null, good ? before : null, stamp, problems);
    } catch (DataAccessException away) {
      return unchecked(last, sql, away);
    }
  }

  private static <S> LastGood<S> unchecked(
      @Nullable LastGood<S> last, Path sql, DataAccessException away) {
    Problem problem =
        new Problem(
            sql.toString(),
            new Text(
                "数据库连不上，取数文件没有核对",
                "the database is temporarily unavailable; the file was not checked"),
            String.valueOf(away.getMostSpecificCause().getMessage()),
            new Text(
                "检查数据库是否运行，以及 shouxin.facts.datasource.*（没有时为 spring.datasource.*）",
                "check that it runs, and shouxin.facts.datasource.*, without them"
                    + " spring.datasource.*"));
    return new LastGood<>(
        last == null ? null : last.source(),
        last == null ? null : last.file(),
        "",
        List.of(problem));
  }

  private static String stamp(Path sql) {
    try {
      return Files.getLastModifiedTime(sql).toMillis() + "/" + Files.size(sql);
    } catch (IOException absent) {
      return "absent";
    }
  }
}
