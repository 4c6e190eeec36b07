// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A worker on a topic, in a share group of the topic's name. */
final class ShareWorker implements TaskTaker, AutoCloseable {

  final List<ReceivedRecord> taken = new CopyOnWriteArrayList<>();
  final List<ReceivedRecord> abandoned = new CopyOnWriteArrayList<>();

  private final Consumer<ReceivedRecord> work;
  private final ExecutorService model = Executors.newSingleThreadExecutor();
  private final ShareGroupReader reader;

  private ShareWorker(String servers, String topic, Duration lock, Consumer<ReceivedRecord> work) {
    Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
    this.work = work;
    ShareGroups.settle(kafka, topic, lock);
    this.reader = new ShareGroupReader(ShareGroups.consumer(kafka, topic), topic, this);
    reader.start();
  }

  /** Takes so long for a record. */
  static Function<String, ShareWorker> ofMillis(String servers, long millis) {
    return topic ->
        new ShareWorker(servers, topic, ShareGroups.LOCK, record -> sleep(record, millis));
  }

  /** Holds on to what it takes until it is told to finish. */
  static ShareWorker holding(String servers, String topic, Duration lock) {
    return new ShareWorker(servers, topic, lock, record -> {});
  }

  /** A process that holds on to what it takes, and tells each record's offset. */
  public static void main(String... serversAndTopic) throws InterruptedException {
    try (ShareWorker worker = holding(serversAndTopic[0], serversAndTopic[1], ShareGroups.LOCK)) {
      while (worker.crash() == null) {
        System.out.println(worker.taken.size());
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static void sleep(ReceivedRecord record, long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      record.acknowledge().run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void accept(ReceivedRecord record) {
    taken.add(record);
    model.execute(() -> work.accept(record));
  }

  @Override
  public void abandon(ReceivedRecord record) {
    abandoned.add(record);
    record.acknowledge().run();
  }

  void finish() {
    taken.forEach(record -> record.acknowledge().run());
  }

  List<Long> offsets() {
    return taken.stream().map(ReceivedRecord::offset).toList();
  }

  RuntimeException crash() {
    return reader.crash().orElse(null);
  }

  @Override
  public void close() {
    reader.close();
    model.shutdownNow();
  }
}
