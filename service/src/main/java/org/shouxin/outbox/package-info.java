/**
 * Events: written in the transaction of the change, delivered to webhooks afterwards, at least once
 * and in order per customer.
 */
@NullMarked
package org.shouxin.outbox;

import org.jspecify.annotations.NullMarked;
