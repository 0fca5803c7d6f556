/** Drools: rules made from the typed rows of a policy, run stage by stage. */
@NullMarked
package org.shouxin.engine;

import org.jspecify.annotations.NullMarked;
