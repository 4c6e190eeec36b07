// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the platform could not handle, and a second chance for it. */
public final class DeadLetters {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID_HEADER = "ce_id";

  private final String bootstrapServers;
  private final TopicReader reader;

  public DeadLetters(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.reader = new TopicReader(bootstrapServers);
  }

  private static final String LAST = "last";

  /** The oldest first. */
  public List<DeadLetter> list() {
    String suffix = Topics.deadLettersOf("");
    List<DeadLetter> letters = new ArrayList<>();
    reader.read(
        Topics.all().stream().filter(topic -> topic.endsWith(suffix)).toList(),
        record -> letters.add(letter(record)));
    letters.sort(Comparator.comparing(DeadLetter::time));
    return letters;
  }

  private static DeadLetter letter(ConsumerRecord<String, byte[]> record) {
    return new DeadLetter(
        record.topic() + "/" + record.partition() + "@" + record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        TopicReader.content(record));
  }

  /**
   * @param place of the letter, or {@value #LAST} for the newest
   * @throws PlatformException when there is none
   */
  public DeadLetter find(String place) {
    return list().stream()
        .filter(letter -> place.equals(LAST) || letter.place().equals(place))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                new PlatformException(
                    "No dead letter at " + place + ": ./stackgan dead-letters list names them"));
  }

  /**
   * Asks once more for the job that the letter was about, as a new job, since the old one's outcome
   * has been told. Replayed twice, it is the same new job.
   *
   * @return the new job's id
   * @throws PlatformException when it could not be read, or the request is gone
   */
  public String replay(DeadLetter letter) {
    WireRecord request =
        letter.topic().equals(Topics.GENERATION_REQUESTS)
            ? letter.record()
            : letter.job().flatMap(this::request).orElseThrow(() -> gone(letter));
    String again = readId(letter, request) + "-again";
    send(renamed(request, again));
    return again;
  }

  private Optional<WireRecord> request(String job) {
    List<WireRecord> found = new ArrayList<>();
    reader.read(
        List.of(Topics.GENERATION_REQUESTS),
        record -> {
          if (job.equals(record.key())) {
            found.add(TopicReader.content(record));
          }
        });
    return found.stream().findFirst();
  }

  private static PlatformException gone(DeadLetter letter) {
    return new PlatformException(
        "The request behind %s is not on %s any more: ask anew"
            .formatted(letter.place(), Topics.GENERATION_REQUESTS));
  }

  private static String readId(DeadLetter letter, WireRecord request) {
    try {
      String name = request.key() == null ? letter.place().replaceAll("[/@]", "-") : request.key();
      return GenerationRequestCodec.decode(request, name).id();
    } catch (MalformedMessageException e) {
      throw new PlatformException(
          "It would fail again (%s): send a corrected request".formatted(e.getMessage()), e);
    }
  }

  private static WireRecord renamed(WireRecord request, String id) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(request.value());
      Map<String, byte[]> headers = new LinkedHashMap<>(request.headers());
      headers.keySet().removeIf(name -> name.startsWith(DeadLetter.PREFIX));
      WireRecord renamed = new WireRecord(id, JSON.writeValueAsBytes(json.put("id", id)), headers);
      return request.header(ID_HEADER).isPresent() ? renamed.withHeader(ID_HEADER, id) : renamed;
    } catch (IOException impossible) {
      throw new UncheckedIOException("was read before", impossible);
    }
  }

  private void send(WireRecord record) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> sent =
          new ProducerRecord<>(Topics.GENERATION_REQUESTS, record.key(), record.value());
      record.headers().forEach((name, value) -> sent.headers().add(name, value));
      producer.send(sent).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new PlatformException("The broker did not take the request: " + e.getMessage(), e);
    }
  }
}
