// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import java.util.Optional;

/** A call that ends with an error which the caller is told. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ApiError error;

  private ApiException(int status, ApiError error, Throwable cause) {
    super(error.message(), cause);
    this.status = status;
    this.error = error;
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
    return status == 503 ? Optional.of(2) : Optional.empty();
  }
}
