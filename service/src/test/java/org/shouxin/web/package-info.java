@NullMarked
package org.shouxin.web;

import org.jspecify.annotations.NullMarked;
