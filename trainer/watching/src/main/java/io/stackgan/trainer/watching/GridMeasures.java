// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sample grid's pictures are like, each number relative to the data set's own: 1 is as real
 * images are.
 *
 * @param captionDiversity mean distance of pictures of one caption, to that of images of one class
 * @param diversity mean distance of pictures of different captions, to that of any two images
 * @param contrast how far pictures are from being one colour
 * @param novelty median distance to the nearest training image, to that of unseen real images; NaN
 *     where there are none
 * @param distance Fréchet distance of colours and their places from the real images', as a share of
 *     their variance: 0 is equal
 */
public record GridMeasures(
    double captionDiversity, double diversity, double contrast, double novelty, double distance) {

  public static GridMeasures of(PictureGrid grid, RealPictures real) {
    List<float[]> thumbnails =
        grid.pictures().stream().map(picture -> Thumbnail.of(picture, grid.size())).toList();
    return new GridMeasures(
        meanDistance(thumbnails, grid.columns(), true) / real.classDiversity(),
        meanDistance(thumbnails, grid.columns(), false) / real.diversity(),
        thumbnails.stream().mapToDouble(Thumbnail::contrast).average().orElseThrow()
            / real.contrast(),
        RealPictures.median(thumbnails.size(), i -> real.nearest(thumbnails.get(i)))
            / real.nearestToUnseen(),
        real.moments().distance(Moments.of(thumbnails)));
  }

  /** Over pairs in one row, or over pairs in different rows. */
  private static double meanDistance(List<float[]> thumbnails, int columns, boolean sameRow) {
    List<Double> distances = new ArrayList<>();
    for (int a = 0; a < thumbnails.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (a / columns == b / columns == sameRow) {
          distances.add(Thumbnail.distance(thumbnails.get(a), thumbnails.get(b)));
        }
      }
    }
    return distances.stream().mapToDouble(d -> d).average().orElse(0);
  }

  /** By name, without what is not known. */
  public Map<String, Double> byName() {
    Map<String, Double> measures = new TreeMap<>();
    measures.put("caption-diversity", captionDiversity);
    measures.put("diversity", diversity);
    measures.put("contrast", contrast);
    measures.put("novelty", novelty);
    measures.put("picture-distance", distance);
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }
}
