// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {

  private static final String TOPIC = "captions";

  @TempDir Path folder;

  @Test
  void records_outliveTheBroker() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      broker.createTopics(TOPIC);
      produce(broker.bootstrapServers(), "a red bird");
    }
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      assertThat(consume(broker.bootstrapServers())).containsExactly("a red bird");
    }
  }

  @Test
  void records_outliveAKilledProcess() throws Exception {
    int port = FreePort.find();
    Process process = startProcess(port);
    try {
      awaitPort(port);
      String servers = "127.0.0.1:" + port;
      BrokerTopics.create(servers, List.of(TOPIC), 1);
      produce(servers, "a blue bird");
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      assertThat(consume(broker.bootstrapServers())).containsExactly("a blue bird");
    }
  }

  @Test
  void takenPort_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> KafkaBroker.start(folder.resolve("kafka"), taken.getLocalPort()))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void freePort_isNoneThatAConnectionMayTake() throws IOException {
    for (int i = 0; i < 50; i++) {
      assertThat(FreePort.find()).isBetween(20_000, 31_999);
    }
  }

  private Process startProcess(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BrokerMain.class.getName(),
            folder.resolve("kafka").toString(),
            String.valueOf(port))
        .inheritIO()
        .start();
  }

  private static void produce(String servers, String value) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value));
    }
  }

  private static List<String> consume(String servers) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      return StreamSupport.stream(consumer.poll(Duration.ofSeconds(10)).spliterator(), false)
          .map(ConsumerRecord::value)
          .toList();
    }
  }

  private static void awaitPort(int port) throws Exception {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!accepts(port)) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
