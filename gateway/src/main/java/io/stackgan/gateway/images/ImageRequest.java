// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.formats.Output;
import java.util.Optional;

/**
 * What a caller asks for, each field of the right type and in range.
 *
 * @param prompt may still be refused as a caption
 * @param model as named by the caller
 * @param links answer with links to the pictures rather than with the pictures
 * @param stream answer with server-sent events
 * @param sketches send the 64×64 sketch of a 256×256 picture as soon as it is there
 * @param output what the pictures are sent as
 */
public record ImageRequest(
    String prompt,
    Optional<String> model,
    int n,
    ImageSize size,
    Optional<Long> seed,
    boolean links,
    boolean stream,
    boolean sketches,
    Output output,
    Exploration exploration) {

  /** The same of one picture, with this seed. */
  public ImageRequest aloneWith(long seed) {
    return new ImageRequest(
        prompt, model, 1, size, Optional.of(seed), links, stream, sketches, output, exploration);
  }
}
