package org.shouxin.factsources;

import java.util.List;
import org.shouxin.problem.Problem;

/** A query that was read and can be checked against the database. */
interface FileQuery {

  /** What it was read from. */
  SqlFile file();

  /**
   * Sets it against the database and its dictionary.
   *
   * @throws org.springframework.dao.DataAccessException if the database is away
   */
  List<Problem> check();
}
