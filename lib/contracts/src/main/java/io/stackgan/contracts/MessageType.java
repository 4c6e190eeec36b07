// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.UNEXPECTED_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a topic's records are as CloudEvents.
 *
 * @param topic also the event's source, so that ids need to be unique within the topic alone
 * @param plain whether a value without CloudEvents attributes is understood too
 */
record MessageType(
    String topic, Predicate<String> types, String hint, Content content, boolean plain) {

  /** The value's form. */
  enum Content {
    JSON("application/json") {
      @Override
      boolean matches(String mediaType) {
        return mediaType.endsWith("/json") || mediaType.endsWith("+json");
      }
    },
    PROTOBUF("application/protobuf") {
      @Override
      boolean matches(String mediaType) {
        return mediaType.equals("application/protobuf")
            || mediaType.equals("application/x-protobuf");
      }
    };

    private final String mediaType;

    Content(String mediaType) {
      this.mediaType = mediaType;
    }

    abstract boolean matches(String mediaType);
  }

  static MessageType of(String topic, String type, Content content) {
    return new MessageType(topic, type::equals, type, content, false);
  }

  MessageType orPlain() {
    return new MessageType(topic, types, hint, content, true);
  }

  /** In binary mode: the attributes as headers, the message as value. */
  WireRecord write(String key, String type, String id, Instant time, byte[] value) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id);
    put(headers, "ce_type", type);
    put(headers, "ce_source", "/stackgan/" + topic);
    put(headers, "ce_time", time.toString());
    put(headers, "content-type", content.mediaType);
    return new WireRecord(key, value, headers);
  }

  /**
   * @throws MalformedMessageException when it is not what this topic carries
   */
  Envelope read(WireRecord record) {
    Envelope envelope = Envelope.read(record, plain);
    if (envelope.type() != null && !types.test(envelope.type())) {
      throw new MalformedMessageException(
          UNEXPECTED_TYPE,
          "type: '" + Excerpt.of(envelope.type()) + "' on " + topic + ", which carries " + hint);
    }
    if (envelope.contentType() != null && !content.matches(mediaType(envelope.contentType()))) {
      throw new MalformedMessageException(
          UNEXPECTED_TYPE,
          "content type: '"
              + Excerpt.of(envelope.contentType())
              + "' on "
              + topic
              + ", which carries "
              + content.mediaType);
    }
    return envelope;
  }

  /** Without parameters such as the charset. */
  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(UTF_8));
  }
}
