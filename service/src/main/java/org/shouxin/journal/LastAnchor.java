package org.shouxin.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.shouxin.journal.Anchors.Anchor;
import org.shouxin.journal.Anchors.Noted;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/** The last anchor of a database against its chain; sooner than the whole verification. */
public final class LastAnchor {

  private LastAnchor() {}

  /**
   * What is wrong with it or with its file; empty if the chain has it, and if there is no anchor
   * yet.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<Problem> check(Path file, DataSource database) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JdbcTemplate rows = new JdbcTemplate(database);
    Noted all = Anchors.read(file);
    if (!all.unreadable().isEmpty()) {
      return Optional.of(
          wrong(
              file,
              new Text("锚点文件有读不懂的一行", "the file of anchors has an unreadable line"),
              all.unreadable().get(0)));
    }
    Optional<Anchor> last =
        all.of(Seals.id(rows)).anchors().stream().max(Comparator.comparingLong(Anchor::seq));
    if (last.isEmpty()) {
      Long sealed = rows.queryForObject("select seq from journal_head where one = 1", Long.class);
      return all.anchors().isEmpty() || sealed == null || sealed == 0
          ? Optional.empty()
          : Optional.of(
              wrong(
                  file,
                  new Text("只有别的数据库的锚点", "has anchors of other databases only"),
                  String.valueOf(all.anchors().get(all.anchors().size() - 1).database())));
    }
    List<String> chain =
        rows.queryForList(
            "select chain from journal_chain where seq = ?", String.class, last.get().seq());
    return chain.equals(List.of(last.get().chain()))
        ? Optional.empty()
        : Optional.of(
            wrong(
                file,
                new Text("链与最后一个锚点不一致", "the chain does not match the last anchor"),
                String.valueOf(last.get().seq())));
  }

  private static Problem wrong(Path file, Text what, String found) {
    return new Problem(file.toString(), what, found, Text.same("shouxin journal verify"));
  }
}
