// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import org.bytedeco.pytorch.Tensor;

/**
 * What one step sees.
 *
 * @param images (B, 3, S, S) in [−1, 1]
 * @param embedding (B, embedding) of the images' own captions
 * @param mismatched (B, embedding) of captions of images of other classes
 */
record Batch(Tensor images, Tensor embedding, Tensor mismatched) {

  Batch on(ComputeDevice device) {
    return new Batch(device.place(images), device.place(embedding), device.place(mismatched));
  }
}
