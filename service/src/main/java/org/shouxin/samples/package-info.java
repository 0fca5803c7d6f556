/** Made-up customers that look real: correlated facts, plausible company names, no real company. */
@NullMarked
package org.shouxin.samples;

import org.jspecify.annotations.NullMarked;
