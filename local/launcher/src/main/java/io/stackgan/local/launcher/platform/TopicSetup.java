// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import io.stackgan.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the platform's topics, since neither the broker nor the services do. */
public final class TopicSetup {

  /** As many workers of a stage can share its work. */
  private static final int PARTITIONS = 4;

  private static final Set<String> WORK =
      Set.of(
          Topics.GENERATION_REQUESTS,
          Topics.TEXT_EMBEDDINGS,
          Topics.STAGE1_IMAGES,
          Topics.GENERATION_EVENTS);
  private static final long TIMEOUT_SECONDS = 60;

  private TopicSetup() {}

  /** Creates the topics that the broker lacks. */
  public static void createMissing(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.all().stream()
              .filter(topic -> !present.contains(topic))
              .map(TopicSetup::topic)
              .toList();
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted while creating topics", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PlatformException("Cannot create the topics: " + e.getMessage(), e);
    }
  }

  private static NewTopic topic(String name) {
    int partitions = WORK.contains(name) ? PARTITIONS : 1;
    return new NewTopic(name, Optional.of(partitions), Optional.empty());
  }
}
