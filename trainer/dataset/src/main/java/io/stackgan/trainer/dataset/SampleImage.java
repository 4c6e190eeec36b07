// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** A sample's picture as training takes it: cropped around its box and brought to a square. */
public final class SampleImage {

  private SampleImage() {}

  /**
   * @param side of the result in pixels: 76 for Stage-I and 304 for Stage-II, so that 64 and 256
   *     can be cropped from it at random
   * @return side·side·3 bytes, row by row, RGB
   * @throws UnreadableImageException naming the file
   */
  public static byte[] load(Sample sample, int side) {
    RgbImage image = RgbReader.read(sample.image());
    return resize(image, sample, side).rgb();
  }

  /** The same picture at several sides, decoded once. */
  public static RgbImage resize(RgbImage image, Sample sample, int side) {
    ImageDimensions size = new ImageDimensions(image.width(), image.height());
    Crop crop = sample.box().map(box -> Crop.around(box, size)).orElseGet(() -> Crop.whole(size));
    return Resize.resize(image, crop, side);
  }
}
