// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.formats.Transcoder;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads pictures from the store, which blocks, on worker threads. */
@ApplicationScoped
public class Pictures {

  private final ObjectStore store;

  Pictures(ObjectStore store) {
    this.store = store;
  }

  /** The picture under this key, as that file; fails with 404 when there is none. */
  public Uni<byte[]> read(String key, Output output) {
    return Workers.call(() -> store.get(key).orElseThrow(Pictures::missing))
        .map(png -> Transcoder.convert(png, output))
        .onFailure(StoreUnavailableException.class)
        .transform(Pictures::storeAway);
  }

  static ApiException missing() {
    return ApiException.refused(
        404,
        null,
        "picture_not_found",
        "There is no such picture. Pictures expire: ask for it again with the same seed.");
  }

  private static ApiException storeAway(Throwable failure) {
    return ApiException.unavailable(
        "store_unavailable",
        "The object store does not answer: try again, or see ./stackgan status.",
        failure);
  }
}
