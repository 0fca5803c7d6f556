package org.shouxin.factsources;

import java.util.List;
import org.shouxin.problem.Problem;

/** A query that was read and can be checked against the database. */
interface FileQuery {

  /** Its file. */
  SqlFile file();

  /**
   * Checks it against the database and its dictionary.
   *
   * @throws org.springframework.dao.DataAccessException if the database is unavailable
   */
  List<Problem> check();
}
