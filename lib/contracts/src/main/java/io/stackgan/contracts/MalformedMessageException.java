// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Optional;

/** A record that can never be handled, however often it is tried. */
public final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, for programs; {@link #getMessage} says it to people. */
  public enum Reason {
    /** The record has no value. */
    EMPTY("empty"),
    /** The CloudEvents attributes are incomplete or contradict the standard. */
    NOT_A_CLOUD_EVENT("not-a-cloud-event"),
    /** A CloudEvent of a type, version or content type that this topic does not carry. */
    UNEXPECTED_TYPE("unexpected-type"),
    /** The value is not well-formed JSON, or beyond the limits on size and depth. */
    NOT_JSON("not-json"),
    /** The value is JSON, but not an object. */
    NOT_AN_OBJECT("not-an-object"),
    /** The value is not the protobuf message expected. */
    NOT_PROTOBUF("not-protobuf"),
    MISSING_FIELD("missing-field"),
    UNKNOWN_FIELD("unknown-field"),
    WRONG_TYPE("wrong-type"),
    /** A field has the right type and a value that is not allowed. */
    INVALID_VALUE("invalid-value");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** As written in the headers of dead letters and in failed events. */
    public String code() {
      return code;
    }
  }

  private final Reason reason;
  private final String job;

  MalformedMessageException(Reason reason, String detail) {
    this(reason, detail, null, null);
  }

  MalformedMessageException(Reason reason, String detail, Throwable cause) {
    this(reason, detail, null, cause);
  }

  private MalformedMessageException(Reason reason, String detail, String job, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
    this.job = job;
  }

  public Reason reason() {
    return reason;
  }

  /** The job that the record was about, where that could be read. */
  public Optional<String> job() {
    return Optional.ofNullable(job);
  }

  MalformedMessageException of(String job) {
    return new MalformedMessageException(reason, getMessage(), job, this);
  }
}
