// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/**
 * A record that could be read, on its way through a stage.
 *
 * @param arrived {@link System#nanoTime} when it was taken over
 * @param decoding nanoseconds that reading it took
 */
record WorkItem<T>(
    ReceivedRecord record,
    T task,
    JobHeader header,
    Outbox outbox,
    RecordTrace trace,
    long arrived,
    long decoding) {

  /** Its job, with the release that it is done with. */
  WorkItem<T> startedWith(String release) {
    return new WorkItem<>(
        record, task, header.startedWith(release), outbox, trace, arrived, decoding);
  }
}
