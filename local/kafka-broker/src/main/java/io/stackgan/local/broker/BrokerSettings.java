// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** One node that is broker and controller, listening on the loopback interface alone. */
final class BrokerSettings {

  static final int NODE = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENTS";

  private static final String HOST = "127.0.0.1";

  private BrokerSettings() {}

  /**
   * @param more what is set beside, and instead
   */
  static Properties of(Path logFolder, int port, int controllerPort, Properties more) {
    Properties settings = new Properties();
    settings.putAll(node(logFolder, port, controllerPort));
    settings.putAll(internalTopics());
    settings.putAll(haste());
    settings.putAll(thrift());
    settings.putAll(shareGroups());
    settings.putAll(more);
    return settings;
  }

  private static Map<String, String> node(Path logFolder, int port, int controllerPort) {
    String controller = HOST + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE),
        "listeners",
        CLIENT_LISTENER + "://" + HOST + ":" + port + ",CONTROLLER://" + controller,
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        CLIENT_LISTENER,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "controller.quorum.voters",
        NODE + "@" + controller,
        "log.dirs",
        logFolder.toString(),
        "auto.create.topics.enable",
        "false");
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.num.partitions", "4",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  /** A broker that was killed waits for its old session to end; a group waits for more members. */
  private static Map<String, String> haste() {
    return Map.of(
        "broker.session.timeout.ms", "6000",
        "broker.heartbeat.interval.ms", "500",
        "group.initial.rebalance.delay.ms", "0");
  }

  /** Kafka's defaults are those of a server with many cores and much memory. */
  private static Map<String, String> thrift() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
  }

  /** A worker may hold a record for long, and many may die over it before it is given up. */
  private static Map<String, String> shareGroups() {
    return Map.of(
        "group.share.max.record.lock.duration.ms", "900000",
        "group.share.delivery.count.limit", "10");
  }
}
