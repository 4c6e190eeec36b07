// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.stackgan.gateway.jobs.JobAnswer;

/**
 * What a webhook is posted, in the form of Standard Webhooks.
 *
 * @param type {@code job.} and how it ended
 * @param timestamp of the end; RFC 3339
 */
record WebhookBody(String type, String timestamp, JobAnswer data) {}
