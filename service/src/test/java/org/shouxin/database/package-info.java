@NullMarked
package org.shouxin.database;

import org.jspecify.annotations.NullMarked;
