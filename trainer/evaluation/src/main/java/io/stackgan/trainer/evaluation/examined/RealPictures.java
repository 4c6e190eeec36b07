// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.SampleImage;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import java.util.List;
import java.util.Optional;

/**
 * The judges' verdicts on a data set's own pictures.
 *
 * @param testSamples the test split
 * @param trainSamples the training split
 * @param sketches the test images at 64×64
 * @param large the test images at 256×256; empty when Stage-I alone is judged
 * @param train features of the training images at 64×64; empty when Stage-I alone is judged
 */
public record RealPictures(
    List<Sample> testSamples,
    List<Sample> trainSamples,
    List<Verdict> sketches,
    Optional<List<Verdict>> large,
    Optional<List<float[]>> train) {

  /** Training crops 64×64 out of 76×76 and 256×256 out of 304×304. */
  private static final double MARGIN = 76.0 / 64;

  public static RealPictures examine(
      ImageTextDataset data, Protocol protocol, Panel panel, Workers workers, FeatureCache cache) {
    Examiner examiner = new Examiner(data.fingerprint(), panel, workers, cache);
    List<Sample> test = data.samples(Split.TEST);
    List<Sample> train = data.samples(Split.TRAIN);
    return new RealPictures(
        test,
        train,
        examiner.verdicts("test", test, 64),
        protocol.bothStages()
            ? Optional.of(examiner.verdicts("test", test, 256))
            : Optional.empty(),
        protocol.bothStages()
            ? Optional.of(examiner.features("train", train, 64))
            : Optional.empty());
  }

  /** The middle of what training crops its squares from, not mirrored. */
  public static RgbImage picture(Sample sample, int side) {
    int larger = (int) Math.round(side * MARGIN);
    byte[] rgb = SampleImage.load(sample, larger);
    return Pictures.centre(new RgbImage(larger, larger, rgb), side);
  }

  private record Examiner(String fingerprint, Panel panel, Workers workers, FeatureCache cache) {

    List<Verdict> verdicts(String split, List<Sample> samples, int side) {
      List<float[]> features = features(split, samples, side);
      return workers.map(
          "Judged real %d×%d".formatted(side, side),
          samples.size(),
          i -> panel.verdict(picture(samples.get(i), side), features.get(i)));
    }

    List<float[]> features(String split, List<Sample> samples, int side) {
      String name = "%s-%s-%d-%s".formatted(fingerprint, split, side, FeatureNetwork.ID);
      return cache.features(
          name,
          FeatureNetwork.FEATURES,
          () ->
              workers.map(
                  "Features of real %s %d×%d".formatted(split, side, side),
                  samples.size(),
                  i -> panel.features(picture(samples.get(i), side))));
    }
  }
}
