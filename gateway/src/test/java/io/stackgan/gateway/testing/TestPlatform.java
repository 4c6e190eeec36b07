// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.stackgan.contracts.Topics;
import io.stackgan.local.broker.KafkaBroker;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.tracing.TraceCollector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A store, a real broker, and a pipeline that answers. */
public final class TestPlatform extends StoreAlone {

  /** Where this platform's spans go. */
  public static final TraceCollector COLLECTOR = new TraceCollector();

  private KafkaBroker broker;
  private FakePipeline pipeline;

  @Override
  String brokerBeside(ObjectStore store, Path folder) {
    broker = KafkaBroker.start(folder.resolve("kafka"), 0);
    broker.createTopics(Topics.all(), 2);
    pipeline = new FakePipeline(broker.bootstrapServers(), store);
    return broker.bootstrapServers();
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(super.start());
    settings.put("stackgan.tracing.endpoint", COLLECTOR.endpoint().toString());
    return settings;
  }

  @Override
  public void stop() {
    pipeline.close();
    broker.close();
  }
}
