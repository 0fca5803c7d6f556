package org.shouxin.operations;

import org.shouxin.problem.Text;

/**
 * Something that is posted to webhooks, for the description of the interface.
 *
 * @param name of the webhook, {@code gradeChanged}
 * @param use when it is posted
 * @param body the record that is posted
 */
public record WebhookShape(String name, Text use, Class<?> body) {}
