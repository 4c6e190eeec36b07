// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.EMPTY;
import static io.stackgan.contracts.MalformedMessageException.Reason.NOT_A_CLOUD_EVENT;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.v1.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.util.Locale;

/**
 * What a record says about its message, and the message's bytes.
 *
 * @param id null without CloudEvents attributes
 * @param type null without CloudEvents attributes
 * @param contentType null where none is given
 */
record Envelope(String id, String type, String contentType, byte[] data) {

  private static final String CONTENT_TYPE = "content-type";
  private static final String PREFIX = "ce_";
  private static final String VERSION = "specversion";
  private static final JsonFormat STRUCTURED = new JsonFormat();

  static Envelope read(WireRecord record, boolean plain) {
    if (record.value().length == 0) {
      throw new MalformedMessageException(EMPTY, "the record has no value");
    }
    if (record.header(CONTENT_TYPE).map(Envelope::isStructured).orElse(false)) {
      return structured(record);
    }
    if (record.headers().keySet().stream().anyMatch(name -> name.startsWith(PREFIX))) {
      return binary(record);
    }
    if (plain) {
      return new Envelope(null, null, null, record.value());
    }
    throw new MalformedMessageException(
        NOT_A_CLOUD_EVENT, "the record has neither ce_ headers nor a structured content-type");
  }

  private static boolean isStructured(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/cloudevents");
  }

  private static Envelope structured(WireRecord record) {
    String contentType = record.header(CONTENT_TYPE).orElseThrow().strip();
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(JsonFormat.CONTENT_TYPE)) {
      throw malformed(
          "content-type: '" + Excerpt.of(contentType) + "'; use " + JsonFormat.CONTENT_TYPE, null);
    }
    // The library's own parser would take duplicate keys, any depth, and a number here.
    new JsonFields(Json.object(record.value())).text("data_base64");
    try {
      return of(STRUCTURED.deserialize(record.value()));
    } catch (EventDeserializationException e) {
      throw malformed("not a CloudEvent: " + Json.messageOf(e.getCause()), e);
    }
  }

  private static Envelope binary(WireRecord record) {
    String version = record.header(PREFIX + VERSION).orElse(null);
    requireVersion(version);
    try {
      CloudEventBuilder builder = new CloudEventBuilder();
      record.headers().keySet().stream()
          .filter(name -> name.startsWith(PREFIX) && !name.equals(PREFIX + VERSION))
          .forEach(
              name ->
                  builder.withContextAttribute(
                      name.substring(PREFIX.length()), record.header(name).orElseThrow()));
      record.header(CONTENT_TYPE).ifPresent(builder::withDataContentType);
      return of(builder.withData(record.value()).build());
    } catch (CloudEventRWException | IllegalStateException e) {
      throw malformed("not a CloudEvent: " + Json.messageOf(e), e);
    }
  }

  private static Envelope of(CloudEvent event) {
    requireVersion(event.getSpecVersion().toString());
    if (event.getData() == null) {
      throw new MalformedMessageException(EMPTY, "the CloudEvent has no data");
    }
    return new Envelope(
        event.getId(), event.getType(), event.getDataContentType(), event.getData().toBytes());
  }

  private static void requireVersion(String version) {
    if (!SpecVersion.V1.toString().equals(version)) {
      throw malformed("specversion: '" + Excerpt.of(version) + "'; use 1.0", null);
    }
  }

  private static MalformedMessageException malformed(String detail, Throwable cause) {
    return new MalformedMessageException(NOT_A_CLOUD_EVENT, detail, cause);
  }
}
