// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.formats.PictureFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Where callers find pictures: at this gateway, under the key that they have in the store. */
@ApplicationScoped
class PictureLinks {

  private final PictureAddresses addresses;

  PictureLinks(PictureAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * @param origin what the caller's request was sent to
   */
  String to(StoredImage image, Generation generation, URI origin) {
    return addresses.of(file(image.key(), generation.output()), origin);
  }

  private static String file(String key, Output output) {
    return output.format() == PictureFormat.PNG
        ? key
        : "%s.%s?compression=%d"
            .formatted(
                key.substring(0, key.lastIndexOf('.')),
                output.format().text(),
                output.compression());
  }
}
