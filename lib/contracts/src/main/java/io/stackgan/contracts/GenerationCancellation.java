// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/**
 * Topic {@value Topics#GENERATION_CANCELLATIONS}: nobody waits for this job any more.
 *
 * @param job the id of the request
 */
public record GenerationCancellation(String job) {

  /**
   * @throws InvalidRequestException when the id has no id's form
   */
  public GenerationCancellation {
    Identifiers.check("job", job);
  }
}
