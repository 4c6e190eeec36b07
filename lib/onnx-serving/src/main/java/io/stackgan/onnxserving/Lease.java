// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to run a model; it stays open until the lease is closed, whatever is swapped meanwhile.
 *
 * @param <M> the model
 */
public final class Lease<M extends AutoCloseable> implements AutoCloseable {

  private final SharedModel<M> shared;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lease(SharedModel<M> shared) {
    this.shared = shared.hold();
  }

  public M model() {
    return shared.model();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      shared.letGo();
    }
  }
}
