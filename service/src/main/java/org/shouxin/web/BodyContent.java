package org.shouxin.web;

import org.shouxin.problem.RefusedException;

/**
 * What only the content of a body can be refused for: a policy that is not there, a fact that
 * nobody knows. A bean of this type is asked as soon as the shape of a body is refused, so that a
 * caller learns of everything at once; a body of the right shape is left to its handler.
 *
 * @param <T> the record that is read, or an interface of several
 */
public interface BodyContent<T> {

  /** The record that is read, or an interface of several. */
  Class<T> type();

  /**
   * Looks at a body of which fields that could not be read are null, whatever their type says.
   *
   * @throws RefusedException with everything that is wrong, places as pointers from the record
   */
  void check(T body) throws RefusedException;
}
