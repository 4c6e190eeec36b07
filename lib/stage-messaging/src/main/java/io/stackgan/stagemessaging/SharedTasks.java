// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Reads tasks as a share group where the channel {@code tasks} is turned off: then more pods than
 * partitions work on a topic. Two readers, so that one hands records to the model while the other's
 * are stored.
 */
@Liveness
@ApplicationScoped
class SharedTasks implements HealthCheck {

  private static final String TASKS = "mp.messaging.incoming.tasks.";
  private static final int READERS = 2;

  private final StageRuntime runtime;
  private final Map<String, Object> kafka;
  private final boolean channel;
  private final String topic;
  private final String group;
  private List<ShareGroupReader> readers = List.of();

  /**
   * @param group of the channel; no share group may have a consumer group's name
   */
  SharedTasks(
      StageRuntime runtime,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = TASKS + "enabled", defaultValue = "true") boolean channel,
      @ConfigProperty(name = TASKS + "topic") String topic,
      @ConfigProperty(name = TASKS + "group.id") String group) {
    this.runtime = runtime;
    this.kafka = kafka;
    this.channel = channel;
    this.topic = topic;
    this.group = group + "-shared";
  }

  void start(@Observes StartupEvent started) {
    if (!channel) {
      ShareGroups.settle(kafka, group, ShareGroups.LOCK);
      readers = Stream.generate(this::reader).limit(READERS).toList();
      readers.forEach(ShareGroupReader::start);
    }
  }

  private ShareGroupReader reader() {
    return new ShareGroupReader(ShareGroups.consumer(kafka, group), topic, runtime.tasks());
  }

  @Override
  public HealthCheckResponse call() {
    Optional<RuntimeException> crash =
        readers.stream().flatMap(reader -> reader.crash().stream()).findFirst();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("share group").status(crash.isEmpty());
    crash.ifPresent(failure -> response.withData("crash", failure.toString()));
    return response.build();
  }

  void stop(@Observes ShutdownEvent ending) {
    readers.forEach(ShareGroupReader::close);
  }
}
