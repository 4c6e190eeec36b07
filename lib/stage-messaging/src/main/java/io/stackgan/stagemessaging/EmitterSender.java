// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.stackgan.contracts.WireRecord;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends to any topic through one channel, so that a service needs a single producer. */
public final class EmitterSender implements RecordSender {

  private final MutinyEmitter<byte[]> emitter;

  public EmitterSender(MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  @Override
  public CompletionStage<Void> send(String topic, WireRecord record) {
    RecordHeaders headers = new RecordHeaders();
    record.headers().forEach(headers::add);
    Message<byte[]> message =
        Message.of(record.value())
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(topic)
                    .withKey(record.key())
                    .withHeaders(headers)
                    .build());
    return emitter.sendMessage(message).subscribeAsCompletionStage();
  }
}
