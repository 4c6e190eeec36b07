// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.ReleaseConfig;
import io.stackgan.stagemessaging.EmitterSender;
import io.stackgan.stagemessaging.StageRuntime;
import io.stackgan.stagemessaging.StageSettings;
import io.stackgan.stagemessaging.TracedStore;
import io.stackgan.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy;

/** Puts the service together. */
@ApplicationScoped
class Stage1Runtime {

  @Produces
  @Singleton
  @Startup
  StageRuntime runtime(
      Stage1Config config,
      @Channel("results") @OnOverflow(Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> results,
      MeterRegistry meters) {
    ObjectStore objects = ObjectStores.open(config.store());
    Tracing tracing = Tracing.open("stage1-service", config.tracing());
    ModelLoader<OnnxModel> loader =
        ModelLoader.ofStage(
            ReleaseManifest.STAGE1,
            Stage1Worker.INPUTS,
            Stage1Worker.OUTPUT,
            new ReleaseStore(objects, ReleaseConfig.trust(config.releases())),
            config.releases().cache(),
            config.inference());
    return StageRuntime.start(
        new Stage1Worker(new TracedStore(objects, tracing)),
        loader,
        config.releases(),
        new StageSettings(
            config.maxBatch(), config.maxInFlight(), config.readAhead(), config.outputThreads()),
        new EmitterSender(results),
        new InferenceMetrics(meters, ReleaseManifest.STAGE1),
        tracing);
  }

  void close(@Disposes StageRuntime runtime) {
    runtime.close();
  }
}
