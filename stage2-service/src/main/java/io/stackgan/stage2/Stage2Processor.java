// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage2;

import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.stackgan.stagemessaging.KafkaBatches;
import io.stackgan.stagemessaging.StageRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sketches in, pictures out. */
@ApplicationScoped
class Stage2Processor {

  private final StageRuntime runtime;

  Stage2Processor(StageRuntime runtime) {
    this.runtime = runtime;
  }

  @Incoming("tasks")
  CompletionStage<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return runtime.accept(KafkaBatches.records(batch));
  }
}
