@NullMarked
package org.shouxin.policy.compiler;

import org.jspecify.annotations.NullMarked;
