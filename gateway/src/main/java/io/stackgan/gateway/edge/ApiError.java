// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The OpenAI error object; all four keys are always written. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ApiError(
    @Schema(description = "What is wrong, and what to do next", required = true) String message,
    @Schema(
            enumeration = {
              ApiError.INVALID_REQUEST,
              ApiError.AUTHENTICATION,
              ApiError.RATE_LIMIT,
              ApiError.SERVER
            },
            required = true)
        String type,
    @Schema(description = "The request's field that is wrong", nullable = true, required = true)
        String param,
    @Schema(description = "A word for programs", nullable = true, required = true) String code) {

  static final String INVALID_REQUEST = "invalid_request_error";
  static final String SERVER = "server_error";
  static final String AUTHENTICATION = "authentication_error";
  static final String RATE_LIMIT = "rate_limit_error";

  /** The body of an answer that reports an error. */
  @Schema(name = "Error")
  public record Envelope(@Schema(required = true) ApiError error) {}

  Envelope enveloped() {
    return new Envelope(this);
  }
}
