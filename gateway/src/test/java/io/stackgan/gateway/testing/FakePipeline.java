// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageKeys;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.ReleasePin;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Answers requests as the stage services do, with colours for pictures. The first word of a prompt
 * says what goes wrong: {@code broken} fails after the sketch, {@code silent} gets no answer after
 * its acceptance, {@code lost} loses its picture, {@code slow} takes a second for it; anything else
 * is drawn. A release whose name begins with {@code nan} draws nothing.
 */
public final class FakePipeline implements AutoCloseable {

  /** Every request that came, as it came. */
  public static final BlockingQueue<WireRecord> REQUESTS = new LinkedBlockingQueue<>();

  /** The job of every cancellation that came. */
  public static final BlockingQueue<String> CANCELLED = new LinkedBlockingQueue<>();

  private final ObjectStore store;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread = new Thread(this::run, "fake-pipeline");
  private volatile boolean closed;

  FakePipeline(String broker, ObjectStore store) {
    this.store = store;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker, "group.id", "fake", "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer.subscribe(List.of(Topics.GENERATION_REQUESTS, Topics.GENERATION_CANCELLATIONS));
    thread.start();
  }

  /** Forgets what came so far. */
  public static void clear() {
    REQUESTS.clear();
    CANCELLED.clear();
  }

  private void run() {
    while (!closed) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::receive);
    }
    consumer.close();
    producer.close();
  }

  private void receive(ConsumerRecord<String, byte[]> received) {
    Map<String, byte[]> headers = new HashMap<>();
    received.headers().forEach(header -> headers.put(header.key(), header.value()));
    WireRecord record = new WireRecord(received.key(), received.value(), headers);
    if (received.topic().equals(Topics.GENERATION_CANCELLATIONS)) {
      CANCELLED.add(GenerationCancellationCodec.decode(record).job());
    } else {
      REQUESTS.add(record);
      play(started(GenerationRequestCodec.decode(record), record));
    }
  }

  private static GenerationRequest started(GenerationRequest request, WireRecord record) {
    String release = ReleasePin.of(record).orElse("birds-2");
    return request.release() != null
        ? request
        : new GenerationRequest(
            request.id(),
            request.prompt(),
            request.n(),
            request.size(),
            request.seed(),
            release,
            request.deadline(),
            request.priority());
  }

  private static boolean isBroken(GenerationRequest request) {
    return request.release().startsWith("nan");
  }

  private void play(GenerationRequest request) {
    send(request, Status.ACCEPTED, null);
    if (isBroken(request)) {
      send(request, Status.FAILED, null);
    } else if (!request.prompt().startsWith("silent")) {
      send(request, Status.EMBEDDED, null);
      // The last picture first, as may happen where several workers draw.
      IntStream.range(0, request.n()).map(i -> request.n() - 1 - i).forEach(i -> draw(request, i));
    }
  }

  private void draw(GenerationRequest request, int index) {
    boolean full = request.size() == ImageSize.FULL;
    String sketch =
        full ? ImageKeys.sketch(request.id(), index) : ImageKeys.picture(request.id(), index);
    put(sketch, TestPicture.of(request.seed(), index, ImageSize.SKETCH));
    StoredImage small = new StoredImage(index, ImageSize.SKETCH, sketch);
    send(request, Status.SKETCHED, index, small);
    if (request.prompt().startsWith("broken")) {
      send(request, Status.FAILED, index);
      return;
    }
    if (request.prompt().startsWith("slow")) {
      pause();
    }
    String picture = ImageKeys.picture(request.id(), index);
    if (!request.prompt().startsWith("lost")) {
      put(picture, TestPicture.of(request.seed(), index, request.size()));
    }
    StoredImage finished = new StoredImage(index, request.size(), picture);
    send(
        request,
        Status.COMPLETED,
        index,
        full ? new StoredImage[] {finished, small} : new StoredImage[] {finished});
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(String key, byte[] picture) {
    store.put(key, picture, "image/png");
  }

  private void send(GenerationRequest request, Status status, Integer index, StoredImage... made) {
    String code = isBroken(request) ? "inference_failed" : "nan-output";
    EventError error = status == Status.FAILED ? new EventError(code, "It broke.") : null;
    WireRecord event =
        GenerationEventCodec.encode(
            new GenerationEvent(
                request.id(),
                status,
                index,
                request.n(),
                request.seed(),
                request.release(),
                request.size(),
                Timings.requestedAt(Instant.now()),
                List.of(made),
                error));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.GENERATION_EVENTS, event.key(), event.value());
    event.headers().forEach((name, value) -> record.headers().add(name, value));
    producer.send(record);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
