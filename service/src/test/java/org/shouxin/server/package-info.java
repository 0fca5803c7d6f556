@NullMarked
package org.shouxin.server;

import org.jspecify.annotations.NullMarked;
