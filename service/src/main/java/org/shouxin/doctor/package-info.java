/** What an installation needs and whether it is there. Nothing is changed by looking. */
@NullMarked
package org.shouxin.doctor;

import org.jspecify.annotations.NullMarked;
