// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.training.engine.ComputeDevice;
import org.bytedeco.pytorch.Tensor;

/**
 * What one step sees.
 *
 * @param images (B, 3, S, S) in [−1, 1]
 * @param embedding (B, embedding) of the images' own captions
 * @param mismatched (B, embedding) of captions of images of other classes
 */
public record Batch(Tensor images, Tensor embedding, Tensor mismatched) {

  public Batch on(ComputeDevice device) {
    return new Batch(device.place(images), device.place(embedding), device.place(mismatched));
  }
}
