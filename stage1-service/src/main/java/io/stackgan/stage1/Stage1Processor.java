// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.stackgan.stagemessaging.KafkaBatches;
import io.stackgan.stagemessaging.StageRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Embeddings in, sketches out. */
@ApplicationScoped
class Stage1Processor {

  private final StageRuntime runtime;

  Stage1Processor(StageRuntime runtime) {
    this.runtime = runtime;
  }

  @Incoming("tasks")
  CompletionStage<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return runtime.accept(KafkaBatches.records(batch));
  }
}
