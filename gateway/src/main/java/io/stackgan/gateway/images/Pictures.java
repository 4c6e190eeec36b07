// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads pictures from the store, which blocks, on worker threads. */
@ApplicationScoped
class Pictures {

  private final ObjectStore store;

  Pictures(ObjectStore store) {
    this.store = store;
  }

  /** The PNG file under this key; fails with 404 when there is none. */
  Uni<byte[]> read(String key) {
    return Uni.createFrom()
        .item(() -> store.get(key).orElseThrow(Pictures::missing))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .onFailure(StoreUnavailableException.class)
        .transform(Pictures::storeAway);
  }

  private static ApiException missing() {
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
