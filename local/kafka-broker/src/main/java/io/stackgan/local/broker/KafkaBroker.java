// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker of one node, for the platform on one machine and for tests. Its records outlive it
 * in its folder; topics are created by hand, never by use.
 */
public final class KafkaBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker on the loopback interface and returns once it takes requests.
   *
   * @param folder where the records live; made when it does not exist
   * @param port 0 for any free one
   * @throws BrokerStartException when the folder is unusable or the port is taken
   */
  public static KafkaBroker start(Path folder, int port) {
    return start(folder, port, new Properties());
  }

  /**
   * Likewise, with settings of Kafka's own. Its listeners are CLIENTS and CONTROLLER.
   *
   * @param more what is set beside, and instead
   * @throws BrokerStartException when the folder is unusable or the port is taken
   */
  static KafkaBroker start(Path folder, int port, Properties more) {
    try {
      int ownPort = port == 0 ? FreePort.find() : port;
      Properties settings =
          BrokerSettings.of(LogFolder.formatted(folder), ownPort, FreePort.find(), more);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
      server.startup();
      return new KafkaBroker(server, ownPort);
    } catch (Exception e) {
      throw new BrokerStartException(folder, port, e);
    }
  }

  /** Host and port, as the clients' {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Creates the topics with one partition each; all of them must be new. */
  public void createTopics(String... names) {
    createTopics(List.of(names), 1);
  }

  /** Creates the topics; all of them must be new. */
  public void createTopics(Collection<String> names, int partitions) {
    BrokerTopics.create(bootstrapServers(), names, partitions);
  }

  /** Waits until the broker is closed by another thread. */
  public void awaitClose() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
