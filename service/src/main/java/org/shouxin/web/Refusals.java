package org.shouxin.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems of its own that a handler answers with, for the description of the interface. Those
 * that every request may meet are described by themselves.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusals {

  /** The kinds of problems. */
  ProblemCode[] value();
}
