// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears what is meant for every pod: cancellations and announcements of releases. */
@ApplicationScoped
class BroadcastProcessor {

  private static final Logger LOG = Logger.getLogger(BroadcastProcessor.class);

  private final StageRuntime runtime;

  BroadcastProcessor(StageRuntime runtime) {
    this.runtime = runtime;
  }

  @Incoming("broadcasts")
  CompletionStage<Void> hear(KafkaRecordBatch<String, byte[]> batch) {
    KafkaBatches.records(batch).forEach(this::hear);
    return batch.ack();
  }

  private void hear(ReceivedRecord record) {
    try {
      runtime.hear(record);
    } catch (MalformedMessageException e) {
      LOG.warnf("Not heard: %s/%d@%d", record.topic(), record.partition(), record.offset());
      runtime
          .sender()
          .send(Topics.deadLettersOf(record.topic()), DeadLetter.of(record, e.reason().code(), e))
          .exceptionally(trouble -> report(record, trouble));
    }
  }

  /** Its sender gets no second chance: nobody's job depends on a broken broadcast. */
  private static Void report(ReceivedRecord record, Throwable trouble) {
    LOG.warnf(trouble, "No dead letter for %s@%d", record.topic(), record.offset());
    return null;
  }
}
