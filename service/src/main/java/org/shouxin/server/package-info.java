/** The Spring context of the service, with or without HTTP. */
@NullMarked
package org.shouxin.server;

import org.jspecify.annotations.NullMarked;
