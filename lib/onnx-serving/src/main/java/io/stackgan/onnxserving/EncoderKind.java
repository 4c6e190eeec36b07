// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseManifest;
import java.nio.file.Path;
import java.util.List;

/** A release's text encoder. */
final class EncoderKind implements ModelKind<CaptionEncoder> {

  @Override
  public String component() {
    return ReleaseManifest.ENCODER;
  }

  @Override
  public void check(ReleaseManifest manifest) {
    ReleaseComponent encoder = manifest.component(component());
    if (encoder.golden().text() == null) {
      throw new ReleaseException("the encoder's golden sample has no text");
    }
    if (!EncoderFile.isKnown(encoder.kind())) {
      throw new ReleaseException(
          "the encoder is of kind " + encoder.kind() + "; known are " + EncoderFile.kinds());
    }
  }

  @Override
  public CaptionEncoder open(Path folder, ReleaseComponent component, InferenceConfig config) {
    return CaptionEncoder.load(folder, config);
  }

  @Override
  public void verify(CaptionEncoder encoder, ReleaseManifest manifest, GoldenFiles golden) {
    ReleaseComponent component = manifest.component(component());
    if (!encoder.kind().equals(component.kind())) {
      throw new ReleaseException(
          "the encoder is of kind " + encoder.kind() + ", not " + component.kind());
    }
    int dimension = component.dimension();
    if (encoder.dimension() != dimension) {
      throw new ReleaseException(
          "the encoder gives " + encoder.dimension() + " features, not " + dimension);
    }
    golden.compare(encoder.encode(List.of(golden.text()))[0]);
  }
}
