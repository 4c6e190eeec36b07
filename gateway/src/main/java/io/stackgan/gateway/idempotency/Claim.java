// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request and its repetitions share.
 *
 * @param job the id of its job
 * @param release empty: whichever is in service
 * @param created when it was first sent
 * @param repeated whether it was sent before
 */
public record Claim(String job, Optional<String> release, Instant created, boolean repeated) {

  /** The claim of a request without a key. */
  static Claim once(Optional<String> release) {
    String id = UUID.randomUUID().toString().replace("-", "");
    return new Claim("job_" + id, release, Instant.now(), false);
  }
}
