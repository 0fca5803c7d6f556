/**
 * Workbook in, verified policy out. The door is {@code PolicyCompiler}; every sheet has its reader.
 */
@NullMarked
package org.shouxin.policy.compiler;

import org.jspecify.annotations.NullMarked;
