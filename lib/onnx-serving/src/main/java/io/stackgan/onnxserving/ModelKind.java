// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseManifest;
import java.nio.file.Path;

/**
 * How a component of a release becomes a model.
 *
 * @param <M> the model
 */
interface ModelKind<M extends AutoCloseable> {

  /** The component's name in a release. */
  String component();

  /**
   * @throws io.stackgan.modelstore.ReleaseException when the manifest alone shows that the
   *     component cannot serve
   */
  void check(ReleaseManifest manifest);

  /**
   * @param folder of the component's files
   */
  M open(Path folder, ReleaseComponent component, InferenceConfig config);

  /**
   * What the model that {@link #open} gives has to make of the golden inputs.
   *
   * @param root that the manifest's paths are relative to
   */
  default GoldenFiles golden(ReleaseComponent component, Path root, InferenceConfig config) {
    return GoldenFiles.of(component, root);
  }

  /**
   * Runs the golden sample, which warms the model too.
   *
   * @throws io.stackgan.modelstore.ReleaseException when the model makes something else of it
   */
  void verify(M model, ReleaseManifest manifest, GoldenFiles golden);
}
