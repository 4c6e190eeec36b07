// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.protocol;

import io.stackgan.trainer.dataset.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A caption of the test split, and the image that it was written for.
 *
 * @param image position among the test images
 * @param classIndex of that image
 */
public record Prompt(String caption, int image, int classIndex) {

  /**
   * Test images in a shuffled order, over and over until there are enough, each time with one of
   * their captions.
   */
  public static List<Prompt> draw(List<Sample> test, Protocol protocol) {
    Random random = new Random(protocol.seed());
    List<Integer> order = new ArrayList<>();
    List<Prompt> prompts = new ArrayList<>();
    while (prompts.size() < protocol.samples()) {
      if (order.isEmpty()) {
        for (int image = 0; image < test.size(); image++) {
          order.add(image);
        }
        Collections.shuffle(order, random);
      }
      prompts.add(of(test, order.remove(order.size() - 1), random));
    }
    return prompts;
  }

  private static Prompt of(List<Sample> test, int image, Random random) {
    Sample sample = test.get(image);
    List<String> captions = sample.captions();
    return new Prompt(captions.get(random.nextInt(captions.size())), image, sample.classIndex());
  }
}
