/** Decisions for the ERP on facts in the request, and decisions of the journal shown again. */
@NullMarked
package org.shouxin.answers;

import org.jspecify.annotations.NullMarked;
