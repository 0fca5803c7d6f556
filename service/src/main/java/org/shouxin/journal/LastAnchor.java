package org.shouxin.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.shouxin.journal.Anchors.Anchor;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/** The last anchor of a database against its chain; sooner than the whole verification. */
public final class LastAnchor {

  private LastAnchor() {}

  /**
   * What is wrong with it; empty if the chain has it, and if there is no anchor yet.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<Problem> check(Path file, DataSource database) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JdbcTemplate rows = new JdbcTemplate(database);
    Optional<Anchor> last =
        Anchors.read(file).of(Seals.id(rows)).anchors().stream()
            .max(Comparator.comparingLong(Anchor::seq));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    List<String> chain =
        rows.queryForList(
            "select chain from journal_chain where seq = ?", String.class, last.get().seq());
    return chain.equals(List.of(last.get().chain()))
        ? Optional.empty()
        : Optional.of(
            new Problem(
                file.toString(),
                new Text("链与最后一个锚点不一致", "the chain does not match the last anchor"),
                String.valueOf(last.get().seq()),
                Text.same("shouxin journal verify")));
  }
}
