/**
 * Callers and their permissions: roles, keys, tokens, and the purposes for which files were opened.
 */
@NullMarked
package org.shouxin.access;

import org.jspecify.annotations.NullMarked;
