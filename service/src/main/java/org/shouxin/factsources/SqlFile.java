package org.shouxin.factsources;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * The query of a file of SQL: one {@code select} with the parameters {@code :asOf} and {@code
 * :customer}, and optional parts <code>[[ … ]]</code> that name {@code :customer} and are left out
 * when all customers are read. Immutable.
 *
 * @param text the file as read
 * @param all the query for all customers, its parameter named as Spring reads it
 * @param some the query for particular customers, its parameters likewise
 */
record SqlFile(String text, String all, String some) {

  /** The code of the problem that there is none: the callers may send the facts. */
  static final String ABSENT = "absent";

  private static final Text FORM =
      new Text("UTF-8 的 SQL 文件，见 FACTS.md", "an SQL file in UTF-8, see FACTS.md");

  /**
   * Reads a file, UTF-8.
   *
   * @throws RefusedException with every problem, each at its line
   */
  static SqlFile read(Path file) throws RefusedException {
    if (!Files.isRegularFile(file)) {
      throw new RefusedException(
          List.of(
              new Problem(
                  file.toString(),
                  new Text(
                      "没有取数文件，不能从数据库取事实",
                      "there is no facts file, so no facts can be read from the database"),
                  "",
                  FORM,
                  ABSENT)));
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      throw refused(file, new Text("不是 UTF-8", "not UTF-8"), "");
    } catch (IOException unreadable) {
      throw refused(
          file, new Text("无法读取", "cannot be read"), String.valueOf(unreadable.getMessage()));
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param where the file, for problems
   */
  static SqlFile parse(String where, String text) throws RefusedException {
    return new SqlParser(where, text).parsed();
  }

  private static RefusedException refused(Path file, Text what, String found) {
    return new RefusedException(file.toString(), what, found, FORM);
  }
}
