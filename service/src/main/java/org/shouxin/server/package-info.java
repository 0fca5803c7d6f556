/** The service put together: Spring's context, with or without HTTP. */
@NullMarked
package org.shouxin.server;

import org.jspecify.annotations.NullMarked;
