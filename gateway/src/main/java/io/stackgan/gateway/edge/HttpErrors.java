// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

/** What to say when the request is refused by its path, method or headers alone. */
final class HttpErrors {

  private HttpErrors() {}

  static ApiError describe(int status, String path) {
    return switch (status) {
      case 404 ->
          invalid(
              "unknown_url",
              "There is nothing at %s. The API is described at /q/swagger-ui.".formatted(path));
      case 405 ->
          invalid(
              "method_not_allowed",
              "%s does not take this method: see /q/swagger-ui.".formatted(path));
      case 406 -> invalid("not_acceptable", "Accept application/json, or send no accept header.");
      case 415 ->
          invalid(
              "unsupported_media_type",
              "Send JSON with the header content-type: application/json.");
      default ->
          status < 500
              ? invalid(null, "The request was refused with HTTP status %d.".formatted(status))
              : new ApiError("The gateway failed; try again.", ApiError.SERVER, null, null);
    };
  }

  private static ApiError invalid(String code, String message) {
    return new ApiError(message, ApiError.INVALID_REQUEST, null, code);
  }
}
