/** The database: which one, its tables, its clock. Embedded H2 or MySQL and MariaDB. */
@NullMarked
package org.shouxin.database;

import org.jspecify.annotations.NullMarked;
