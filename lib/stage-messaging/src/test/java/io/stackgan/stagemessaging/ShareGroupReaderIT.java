// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.local.broker.KafkaBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Workers on topics of one partition. The locks are long: what stands still fails a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShareGroupReaderIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT_LOCK = Duration.ofSeconds(15);

  @TempDir static Path folder;

  private final List<ShareWorker> workers = new ArrayList<>();
  private KafkaBroker broker;

  @BeforeAll
  void start() {
    broker = KafkaBroker.start(folder.resolve("kafka"), 0);
    broker.createTopics("alone", "spread", "left", "killed", "poison", "away", "expired");
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @AfterEach
  void close() {
    workers.forEach(ShareWorker::close);
    workers.clear();
  }

  @Test
  void moreWorkersThanPartitions_shareTheRecords_andAreFasterThanOne() throws Exception {
    long alone = time("alone", 1);
    long spread = time("spread", 4);

    List<ShareWorker> four = workers.subList(1, 5);
    assertThat(four.stream().flatMap(worker -> worker.offsets().stream()).sorted())
        .containsExactlyElementsOf(LongStream.range(0, taken(four)).boxed().toList());
    assertThat((double) alone / spread).isGreaterThan(1.2);
  }

  /** Nanoseconds for 160 records, when all workers have joined. */
  private long time(String topic, int count) throws InterruptedException {
    Function<String, ShareWorker> make = ShareWorker.ofMillis(broker.bootstrapServers(), 25);
    List<ShareWorker> started = Stream.generate(() -> make.apply(topic)).limit(count).toList();
    workers.addAll(started);
    int before = 0;
    for (; started.stream().anyMatch(worker -> worker.taken.isEmpty()); before += 40) {
      int wanted = before + 40;
      send(topic, 40);
      await(() -> taken(started) == wanted);
    }
    long start = System.nanoTime();
    send(topic, 160);
    int wanted = before + 160;
    await(() -> taken(started) == wanted);
    return System.nanoTime() - start;
  }

  private static int taken(List<ShareWorker> workers) {
    return workers.stream().mapToInt(worker -> worker.taken.size()).sum();
  }

  @Test
  void whatAWorkerLeavesUndone_goesToAnother() throws Exception {
    send("left", 4);
    ShareWorker first = holding("left", ShareGroups.LOCK);
    await(() -> first.taken.size() == 4);
    first.taken.get(0).acknowledge().run();
    first.close();

    ShareWorker second = holding("left", ShareGroups.LOCK);
    await(() -> second.taken.size() == 3);
    assertThat(second.offsets()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void killedProcess_leavesItsRecordsAtOnce() throws Exception {
    send("killed", 3);
    Process process = process("killed");
    try {
      awaitTaken(process, 3);
      ShareWorker other = holding("killed", ShareGroups.LOCK);
      process.destroyForcibly().waitFor();
      await(() -> other.taken.size() == 3);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process process(String topic) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            ShareWorker.class.getName(),
            broker.bootstrapServers(),
            topic);
    String classPath = System.getProperty("java.class.path");
    builder
        .environment()
        .put("CLASSPATH", System.getProperty("surefire.test.class.path", classPath));
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void awaitTaken(Process process, int records) throws IOException {
    InputStream output = process.getInputStream();
    StringBuilder told = new StringBuilder();
    while (!told.toString().endsWith(records + "\n")) {
      int next = output.read();
      assertThat(next).as("told so far: %s", told).isNotEqualTo(-1);
      told.append(new String(new byte[] {(byte) next}, StandardCharsets.UTF_8));
    }
  }

  @Test
  void recordThatEndsItsWorkers_isAbandonedBeforeTheBrokerDropsIt() throws Exception {
    send("poison", 1);
    for (int delivery = 1; delivery < ShareGroups.LAST_DELIVERIES; delivery++) {
      ShareWorker doomed = holding("poison", ShareGroups.LOCK);
      await(() -> doomed.taken.size() == 1);
      doomed.close();
    }

    ShareWorker last = holding("poison", ShareGroups.LOCK);
    await(() -> last.abandoned.size() == 1);
    assertThat(last.taken).isEmpty();
  }

  @Test
  void storeAway_isWaitedFor_andAnExpiredLockLosesNothing() throws Exception {
    send("away", 3);
    send("expired", 3);
    ShareWorker patient = holding("away", ShareGroups.LOCK);
    ShareWorker late = holding("expired", SHORT_LOCK);
    await(() -> patient.taken.size() == 3 && late.taken.size() == 3);
    ShareWorker idle = holding("away", ShareGroups.LOCK);
    ShareWorker other = holding("expired", SHORT_LOCK);
    await(() -> other.taken.size() == 3);

    assertThat(idle.taken).isEmpty();
    send("away", 3);
    send("expired", 3);
    awaitFinished(List.of(patient, idle), 6);
    awaitFinished(List.of(late, other), 6);
    assertThat(patient.taken.size() + idle.taken.size()).isEqualTo(6);
  }

  private void awaitFinished(List<ShareWorker> group, int records) throws InterruptedException {
    await(
        () -> {
          group.forEach(ShareWorker::finish);
          return group.stream().flatMap(worker -> worker.offsets().stream()).distinct().count()
              == records;
        });
  }

  @Test
  void lockThatTheBrokerDoesNotAllow_saysWhatIsNeeded() {
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());

    assertThatThrownBy(() -> ShareGroups.settle(kafka, "greedy", Duration.ofHours(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("group.share.max.record.lock.duration.ms");
  }

  private ShareWorker holding(String topic, Duration lock) {
    ShareWorker worker = ShareWorker.holding(broker.bootstrapServers(), topic, lock);
    workers.add(worker);
    return worker;
  }

  private void send(String topic, int records) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topic, "k" + i, new byte[] {1}));
      }
    }
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(workers).extracting(ShareWorker::crash).containsOnlyNulls();
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
