package org.shouxin.operations;

import java.util.Set;
import org.shouxin.outbox.EventKind;
import org.shouxin.problem.Text;

/**
 * Something that is posted to webhooks, for the description of the interface.
 *
 * @param use when it is posted
 * @param data the record that is posted as the data of an event
 * @param kinds of the event
 */
public record WebhookShape(Text use, Class<?> data, Set<EventKind> kinds) {}
