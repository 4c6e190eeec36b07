// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs that were submitted together. The id says how many there are and each one's id, so that any
 * gateway knows a batch without having been told of it.
 */
record Batch(String id, int size) {

  static final int MOST = 10_000;

  private static final Pattern FORM = Pattern.compile("batch_[0-9a-f]{32}_([1-9][0-9]{0,4})");

  static Batch of(int size) {
    String random = UUID.randomUUID().toString().replace("-", "");
    return new Batch("batch_" + random + "_" + size, size);
  }

  /** Fails with 404 for what is no batch's id. */
  static Batch parse(String id) {
    Matcher form = FORM.matcher(id);
    if (!form.matches() || Integer.parseInt(form.group(1)) > MOST) {
      throw ApiException.refused(
          404, "id", "batch_not_found", "There is no batch '%s'.".formatted(Excerpts.of(id)));
    }
    return new Batch(id, Integer.parseInt(form.group(1)));
  }

  /**
   * @param line from 0 on
   */
  String job(int line) {
    return id + "." + line;
  }
}
