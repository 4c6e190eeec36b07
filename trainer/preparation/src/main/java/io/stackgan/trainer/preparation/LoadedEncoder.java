// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.onnxserving.CaptionEncoder;
import java.nio.file.Path;
import java.util.List;

/** A text encoder that runs here as the services run it, from a folder. */
abstract class LoadedEncoder implements ServableEncoder {

  private final Path folder;
  private final CaptionEncoder encoder;

  LoadedEncoder(Path folder, CaptionEncoder encoder) {
    this.folder = folder;
    this.encoder = encoder;
  }

  @Override
  public final String kind() {
    return encoder.kind();
  }

  @Override
  public final Path folder() {
    return folder;
  }

  @Override
  public final float[][] encode(List<String> texts) {
    return encoder.encode(texts);
  }

  @Override
  public final int dimension() {
    return encoder.dimension();
  }

  @Override
  public final void close() {
    encoder.close();
  }
}
