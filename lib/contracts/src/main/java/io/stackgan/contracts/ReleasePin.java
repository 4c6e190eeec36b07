// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Optional;

/**
 * The release that was in service when a request that names none was accepted. It stands in the
 * request's own record, so that the job starts with it whenever, and by whomever, that is read.
 * Unlike a release that is named it is a preference: a job does without one that is refused.
 */
public final class ReleasePin {

  /** An extension attribute of the request's CloudEvent. */
  private static final String HEADER = "ce_inservice";

  private ReleasePin() {}

  public static WireRecord mark(WireRecord request, String release) {
    return request.withHeader(HEADER, release);
  }

  /** Empty where the record has none, or one that is no release's id. */
  public static Optional<String> of(WireRecord record) {
    return record.header(HEADER).filter(Identifiers::isIdentifier);
  }
}
