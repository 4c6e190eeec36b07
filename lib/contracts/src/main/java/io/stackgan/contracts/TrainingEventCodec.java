// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;
import static io.stackgan.contracts.MalformedMessageException.Reason.INVALID_VALUE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.MessageType.Content;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link TrainingEvent} as a record of {@value Topics#TRAINING_EVENTS}, and as JSON alone. */
public final class TrainingEventCodec {

  private static final MessageType MESSAGE =
      new MessageType(
          Topics.TRAINING_EVENTS,
          type -> Arrays.stream(Type.values()).map(Type::ceType).anyMatch(type::equals),
          "io.stackgan.training.<type>.v1",
          Content.JSON,
          false);

  private TrainingEventCodec() {}

  /** A record keyed by the run's name, its {@code ce_id} run and sequence. */
  public static WireRecord encode(TrainingEvent event) {
    return MESSAGE.write(
        event.run(),
        event.type().ceType(),
        event.run() + "/" + event.sequence(),
        event.time(),
        json(event));
  }

  /** The record's value. */
  public static byte[] json(TrainingEvent event) {
    ObjectNode json =
        Json.object()
            .put("run", event.run())
            .put("sequence", event.sequence())
            .put("type", event.type().text())
            .put("time", event.time().toString());
    put(json, "stage", event.stage());
    if (event.position() != null) {
      json.set("position", position(event.position()));
    }
    ObjectNode metrics = json.putObject("metrics");
    event.metrics().forEach(metrics::put);
    put(json, "key", event.key());
    if (event.finding() != null) {
      json.set("finding", finding(event.finding()));
    }
    put(json, "release", event.release());
    return Json.bytes(json);
  }

  private static ObjectNode position(Position position) {
    return Json.object()
        .put("step", position.step())
        .put("steps", position.steps())
        .put("epoch", position.epoch())
        .put("seconds", position.seconds())
        .put("secondsLeft", position.secondsLeft());
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode json = Json.object().put("code", finding.code()).put("message", finding.message());
    put(json, "advice", finding.advice());
    return json;
  }

  private static void put(ObjectNode json, String name, String text) {
    if (text != null) {
      json.put(name, text);
    }
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no such event
   */
  public static TrainingEvent decode(WireRecord record) {
    Envelope envelope = MESSAGE.read(record);
    TrainingEvent event = read(envelope.data());
    if (!event.type().ceType().equals(envelope.type())) {
      throw new MalformedMessageException(
          INVALID_VALUE,
          "type: '" + event.type().text() + "' in an event of type " + envelope.type());
    }
    return event;
  }

  /**
   * Reads a value that {@link #json} has written.
   *
   * @throws MalformedMessageException when it is no such event
   */
  public static TrainingEvent read(byte[] json) {
    JsonFields fields = JsonFields.parse(json);
    return Decoding.checked(
        () ->
            new TrainingEvent(
                required("run", fields.text("run")),
                required("sequence", fields.integer("sequence")),
                type(required("type", fields.text("type"))),
                required("time", fields.instant("time")),
                fields.text("stage").orElse(null),
                fields.object("position").map(TrainingEventCodec::position).orElse(null),
                fields.object("metrics").map(TrainingEventCodec::metrics).orElseGet(TreeMap::new),
                fields.text("key").orElse(null),
                fields.object("finding").map(TrainingEventCodec::finding).orElse(null),
                fields.text("release").orElse(null)));
  }

  private static Type type(String text) {
    return Arrays.stream(Type.values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedMessageException(
                    INVALID_VALUE, "type: '" + Excerpt.of(text) + "' is not a type"));
  }

  private static Position position(JsonFields fields) {
    return new Position(
        required("position.step", fields.integer("step")),
        required("position.steps", fields.integer("steps")),
        required("position.epoch", fields.integer("epoch")),
        required("position.seconds", fields.number("seconds")),
        required("position.secondsLeft", fields.number("secondsLeft")));
  }

  private static SortedMap<String, Double> metrics(JsonFields fields) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    fields
        .names()
        .forEach(name -> metrics.put(name, required("metrics." + name, fields.number(name))));
    return metrics;
  }

  private static Finding finding(JsonFields fields) {
    return new Finding(
        required("finding.code", fields.text("code")),
        required("finding.message", fields.text("message")),
        fields.text("advice").orElse(null));
  }
}
