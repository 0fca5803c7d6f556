/** Who calls and what they may: roles, keys, tokens, permissions, and why files were opened. */
@NullMarked
package org.shouxin.access;

import org.jspecify.annotations.NullMarked;
