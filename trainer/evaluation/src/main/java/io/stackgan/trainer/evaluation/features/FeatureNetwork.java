// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Planes;
import io.stackgan.trainer.evaluation.pictures.Resources;
import java.util.List;
import java.util.Map;

/**
 * MobileNetV2 as a detector learned it on Open Images v4: a network that nobody here trained. Its
 * last convolution, averaged over the picture, gives {@value #FEATURES} features. Pictures are
 * enlarged bilinearly to the 300×300 pixels that the network was made for.
 */
public final class FeatureNetwork implements AutoCloseable {

  public static final String ID = "mobilenet-v2";
  public static final String NAME = "MobileNetV2 (SSD, Open Images v4), Conv_1 averaged";
  public static final int FEATURES = 1280;

  private static final String RESOURCE = "mobilenet-v2.onnx";

  private final OnnxModel model;

  private FeatureNetwork(OnnxModel model) {
    this.model = model;
  }

  public static FeatureNetwork load() {
    return new FeatureNetwork(
        Resources.withFolder(
            FeatureNetwork.class,
            Map.of(RESOURCE, RESOURCE),
            folder -> OnnxModel.load(folder.resolve(RESOURCE), InferenceConfig.cpu(1))));
  }

  /** The features of one picture of any size, ({@value #FEATURES}). */
  public float[] features(RgbImage picture) {
    Tensor.Floats image = Planes.of(List.of(picture));
    return model.run(Map.of(BackboneExport.IMAGE, image)).get(BackboneExport.FEATURES).values();
  }

  @Override
  public void close() {
    model.close();
  }
}
