/** What every endpoint shares: problems, languages, bounded bodies, answers given once. */
@NullMarked
package org.shouxin.web;

import org.jspecify.annotations.NullMarked;
