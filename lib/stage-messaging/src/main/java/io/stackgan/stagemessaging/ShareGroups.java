// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How share groups are used here. */
final class ShareGroups {

  /**
   * From this delivery on a record is put aside. The broker drops it in silence after the tenth
   * ({@code group.share.delivery.count.limit}), so that one remains for a worker that dies while it
   * puts the record aside.
   */
  static final int LAST_DELIVERIES = 9;

  /** How long a worker may hold a record, say while the store is away. */
  static final Duration LOCK = Duration.ofMinutes(15);

  /** Records that a reader holds back from the other pods. */
  private static final int HELD = 8;

  private ShareGroups() {}

  /**
   * Settles what the broker keeps of a group: its locks, and that a new one begins at the topic's
   * start.
   *
   * @param kafka settings of clients
   * @throws IllegalStateException when the broker refuses
   */
  static void settle(Map<String, Object> kafka, String group, Duration lock) {
    Map<String, String> settings =
        Map.of(
            "share.auto.offset.reset",
            "earliest",
            "share.record.lock.duration.ms",
            String.valueOf(lock.toMillis()));
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
            .map(entry -> new AlterConfigOp(entry, OpType.SET))
            .toList();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
    try (Admin admin = Admin.create(kafka)) {
      admin
          .incrementalAlterConfigs(Map.of(resource, changes))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          ("The share group %s cannot have %s. It needs Kafka 4.2 with"
                  + " group.share.max.record.lock.duration.ms of at least %d and"
                  + " group.share.delivery.count.limit of 10, and the right to AlterConfigs of the"
                  + " group: %s")
              .formatted(group, settings, lock.toMillis(), e.getCause().getMessage()),
          e);
    }
  }

  /** A member of the group, which holds a few records at a time and for as long as it takes. */
  static ShareConsumer<String, byte[]> consumer(Map<String, Object> kafka, String group) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, HELD);
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, -1);
    settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    return new KafkaShareConsumer<>(
        settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
