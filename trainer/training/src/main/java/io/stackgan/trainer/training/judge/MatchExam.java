// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.trainer.dataset.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a match lesson was worth: R-precision of real images, 1 of {@value #CAPTIONS} captions. */
final class MatchExam {

  private static final int CAPTIONS = 100;
  private static final int BATCH = 64;

  private final MatchLesson lesson;

  MatchExam(MatchLesson lesson) {
    this.lesson = lesson;
  }

  /** The share of pictures that match one of their captions better than 99 of other classes. */
  double precision(Album album, long seed) {
    Random random = new Random(seed);
    List<float[]> pictures = new ArrayList<>();
    List<float[]> captions = new ArrayList<>();
    int size = album.samples().size();
    for (int from = 0; from < size; from += BATCH) {
      int end = Math.min(size, from + BATCH);
      pictures.addAll(lesson.ofPictures(album, from, end));
      captions.addAll(lesson.ofCaptions(own(album, from, end, random)));
    }
    int found = 0;
    for (int i = 0; i < size; i++) {
      found += found(i, album.samples(), pictures.get(i), captions, random) ? 1 : 0;
    }
    return (double) found / size;
  }

  private static List<String> own(Album album, int start, int end, Random random) {
    List<String> own = new ArrayList<>();
    for (int i = start; i < end; i++) {
      List<String> captions = album.samples().get(i).captions();
      own.add(captions.get(random.nextInt(captions.size())));
    }
    return own;
  }

  private static boolean found(
      int own, List<Sample> samples, float[] picture, List<float[]> captions, Random random) {
    double match = dot(picture, captions.get(own));
    int others = 1;
    for (int tries = 0; others < CAPTIONS && tries < 100 * CAPTIONS; tries++) {
      int other = random.nextInt(captions.size());
      if (samples.get(other).classIndex() != samples.get(own).classIndex()) {
        if (dot(picture, captions.get(other)) >= match) {
          return false;
        }
        others++;
      }
    }
    return true;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
