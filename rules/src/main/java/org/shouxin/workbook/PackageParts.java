package org.shouxin.workbook;

import org.jspecify.annotations.Nullable;

/** The parts of a package by name, in any letter case. */
public interface PackageParts {

  /** Whether there is a part. */
  boolean has(String name);

  /** A part; null when there is none. */
  byte @Nullable [] bytes(String name);
}
