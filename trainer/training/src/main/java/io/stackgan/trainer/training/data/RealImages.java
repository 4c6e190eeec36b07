// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.SampleImage;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.preparation.ImageFile.Crop;
import io.stackgan.trainer.watching.RealPictures;
import io.stackgan.trainer.watching.Thumbnail;
import java.util.List;
import java.util.stream.IntStream;

/** A data set's images as its sample grids are compared with them. */
public final class RealImages {

  private static final int UNSEEN = 200;

  private RealImages() {}

  /**
   * @param packed the training images, larger than what is cropped from them
   * @param size side of what is cropped
   */
  public static RealPictures of(ImageTextDataset dataset, ImageFile packed, int size) {
    List<Sample> training = dataset.samples(Split.TRAIN);
    float[][] thumbnails =
        IntStream.range(0, training.size())
            .mapToObj(index -> thumbnail(packed, index, size))
            .toArray(float[][]::new);
    int[] classes = training.stream().mapToInt(Sample::classIndex).toArray();
    return new RealPictures(thumbnails, classes, unseen(dataset, packed.side(), size));
  }

  private static float[][] unseen(ImageTextDataset dataset, int side, int size) {
    List<Sample> samples = dataset.samples(Split.TEST);
    int count = Math.min(UNSEEN, samples.size());
    return IntStream.range(0, count)
        .mapToObj(index -> samples.get(index * samples.size() / count))
        .map(sample -> Thumbnail.of(middle(SampleImage.load(sample, side), side, size), size))
        .toArray(float[][]::new);
  }

  private static float[] thumbnail(ImageFile packed, int image, int size) {
    int edge = (packed.side() - size) / 2;
    byte[] rgb = new byte[3 * size * size];
    packed.crop(image, new Crop(edge, edge, size, false), rgb, 0);
    return Thumbnail.of(rgb, size);
  }

  private static byte[] middle(byte[] rgb, int side, int size) {
    int edge = (side - size) / 2;
    byte[] middle = new byte[3 * size * size];
    for (int y = 0; y < size; y++) {
      System.arraycopy(rgb, 3 * ((y + edge) * side + edge), middle, 3 * y * size, 3 * size);
    }
    return middle;
  }
}
