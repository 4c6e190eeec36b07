// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import java.util.Optional;

/** A call that ends with an error which the caller is told. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ApiError error;
  private final Integer retryAfter;

  private ApiException(int status, ApiError error, Throwable cause) {
    this(status, error, cause, status == 503 ? 2 : null);
  }

  private ApiException(int status, ApiError error, Throwable cause, Integer retryAfter) {
    super(error.message(), cause);
    this.status = status;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  /** 401: the caller has no key, or a wrong one. */
  static ApiException unknownCaller() {
    return unknownCaller("invalid_api_key", "Send a key in the header authorization: Bearer KEY.");
  }

  /** 401, for a reason of its own. */
  public static ApiException unknownCaller(String code, String message) {
    return new ApiException(401, new ApiError(message, ApiError.AUTHENTICATION, null, code), null);
  }

  /**
   * 429: too much is asked for at the moment.
   *
   * @param seconds after which a new try makes sense
   */
  public static ApiException limited(String code, String message, long seconds) {
    return new ApiException(
        429,
        new ApiError(message, ApiError.RATE_LIMIT, null, code),
        null,
        (int) Math.max(1, Math.min(seconds, 3600)));
  }

  /** 400: the field {@code param}, or the whole request where it is null, is wrong. */
  public static ApiException invalid(String param, String code, String message) {
    return refused(400, param, code, message);
  }

  /** A refusal whose reason lies in the request. */
  public static ApiException refused(int status, String param, String code, String message) {
    return new ApiException(
        status, new ApiError(message, ApiError.INVALID_REQUEST, param, code), null);
  }

  /** 500: the pipeline could not make what was asked for. */
  public static ApiException failed(String code, String message) {
    return new ApiException(500, new ApiError(message, ApiError.SERVER, null, code), null);
  }

  /** 503: something that the gateway needs is away; trying again later may help. */
  public static ApiException unavailable(String code, String message, Throwable cause) {
    return new ApiException(503, new ApiError(message, ApiError.SERVER, null, code), cause);
  }

  /** 504: the deadline passed. */
  public static ApiException late(String message) {
    ApiError error = new ApiError(message, ApiError.SERVER, null, "deadline_exceeded");
    return new ApiException(504, error, null);
  }

  public int status() {
    return status;
  }

  public ApiError error() {
    return error;
  }

  /** Seconds after which a new try makes sense. */
  Optional<Integer> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
