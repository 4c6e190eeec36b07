// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.minio.errors.ErrorResponseException;
import java.util.Optional;
import java.util.Set;

/** Calls of the client, with its many exceptions told apart by what a caller can do about them. */
final class S3Calls {

  private static final Set<String> PASSING =
      Set.of(
          "ConditionalRequestConflict",
          "InternalError",
          "OperationAborted",
          "RequestTimeout",
          "ServiceUnavailable",
          "SlowDown",
          "TooManyRequests");
  private static final Set<String> REFUSING =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch");

  private final String place;

  /**
   * @param place for messages
   */
  S3Calls(String place) {
    this.place = place;
  }

  /** A call of the client. */
  interface Call<T> {
    T run() throws Exception;
  }

  <T> T run(String what, Call<T> call) {
    try {
      return call.run();
    } catch (ErrorResponseException e) {
      throw translate(what, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreUnavailableException(
          "cannot " + what + ": " + place + " does not answer as an S3 server: " + e, e);
    }
  }

  /** The call's result, or nothing where the server answers with one of the codes. */
  <T> Optional<T> unless(Set<String> codes, String what, Call<T> call) {
    return run(
        what,
        () -> {
          try {
            return Optional.of(call.run());
          } catch (ErrorResponseException e) {
            if (codes.contains(e.errorResponse().code())) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private StoreException translate(String what, ErrorResponseException e) {
    String code = e.errorResponse().code();
    String message =
        "cannot " + what + ": " + place + " answers " + code + ", " + e.errorResponse().message();
    if (PASSING.contains(code)) {
      return new StoreUnavailableException(message, e);
    }
    if (REFUSING.contains(code)) {
      return new StoreException(
          message + "; check stackgan.store.access-key and stackgan.store.secret-key", e);
    }
    return new StoreException(message, e);
  }
}
