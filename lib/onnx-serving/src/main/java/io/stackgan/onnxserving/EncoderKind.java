// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseManifest;
import java.nio.file.Path;
import java.util.List;

/** A release's text encoder. */
final class EncoderKind implements ModelKind<SentenceEncoder> {

  @Override
  public String component() {
    return ReleaseManifest.ENCODER;
  }

  @Override
  public void check(ReleaseManifest manifest) {
    if (manifest.component(component()).golden().text() == null) {
      throw new ReleaseException("the encoder's golden sample has no text");
    }
  }

  @Override
  public SentenceEncoder open(Path folder, InferenceConfig config) {
    return SentenceEncoder.load(folder, config);
  }

  @Override
  public void verify(SentenceEncoder encoder, ReleaseManifest manifest, GoldenFiles golden) {
    int dimension = manifest.component(component()).dimension();
    if (encoder.dimension() != dimension) {
      throw new ReleaseException(
          "the encoder gives " + encoder.dimension() + " features, not " + dimension);
    }
    golden.compare(encoder.encode(List.of(golden.text()))[0]);
  }
}
