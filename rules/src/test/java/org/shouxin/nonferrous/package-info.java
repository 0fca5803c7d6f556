/** The committed nonferrous policy, held against what it has to say. */
@org.jspecify.annotations.NullMarked
package org.shouxin.nonferrous;
