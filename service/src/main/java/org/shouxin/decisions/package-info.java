/** Decisions for the ERP on facts in the request, and decisions of the journal shown again. */
@NullMarked
package org.shouxin.decisions;

import org.jspecify.annotations.NullMarked;
