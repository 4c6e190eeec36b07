// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseException;

/**
 * Where a release's model comes from.
 *
 * @param <M> the model
 */
interface ModelSource<M extends AutoCloseable> {

  /**
   * A verified, warm model of that release: {@code loaded}'s own where it is made of the same
   * files.
   *
   * @throws ReleaseException when the release can never serve; anything else may pass
   */
  SharedModel<M> load(String release, ServedReleases<M> loaded);
}
