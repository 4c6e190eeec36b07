// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.gateway.edge.ApiException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A caller's name for a request, so that sending it again does not do it again.
 *
 * @param name hash of the header and of who sent it: callers do not share keys
 * @param body hash of the body
 */
public record IdempotencyKey(String name, String body) {

  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  /**
   * The request's key, if it has one.
   *
   * @param tenant whose request it is
   */
  public static Optional<IdempotencyKey> of(
      HttpServerRequest request, Optional<String> tenant, byte[] body) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .map(IdempotencyKey::checked)
        .map(
            key ->
                new IdempotencyKey(
                    hash((caller(request, tenant) + "\n" + key).getBytes(UTF_8)), hash(body)));
  }

  /** The job that the request and its repetitions are. */
  public String job() {
    return "job_" + name;
  }

  private static String checked(String key) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw ApiException.invalid(
          null, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 characters.");
    }
    return key;
  }

  private static String caller(HttpServerRequest request, Optional<String> tenant) {
    return tenant.orElseGet(() -> String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION)));
  }

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
