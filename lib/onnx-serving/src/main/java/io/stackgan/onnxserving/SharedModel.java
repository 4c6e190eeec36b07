// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/**
 * A model that several releases and running batches hold; whoever lets go of it last closes it.
 *
 * @param <M> the model
 */
final class SharedModel<M extends AutoCloseable> {

  private final String fingerprint;
  private final M model;
  private int holders;

  /**
   * @param fingerprint equal for models made of the same files
   */
  SharedModel(String fingerprint, M model) {
    this.fingerprint = fingerprint;
    this.model = model;
  }

  String fingerprint() {
    return fingerprint;
  }

  M model() {
    return model;
  }

  synchronized SharedModel<M> hold() {
    holders++;
    return this;
  }

  synchronized void letGo() {
    holders--;
    if (holders == 0) {
      close();
    }
  }

  private void close() {
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close a model: " + e.getMessage(), e);
    }
  }
}
