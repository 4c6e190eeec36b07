// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.List;

/** Chooses captions of a data set evenly, each with a seed of its own. */
record Draws(ImageTextDataset dataset, CaptionEncoder encoder) {

  /** Captions that the generators were not taught, if there are any. */
  List<Draw> shown(int count) {
    return of(dataset.samples(Split.TEST).isEmpty() ? Split.TRAIN : Split.TEST, count);
  }

  /**
   * @return at most that many
   */
  List<Draw> of(Split split, int count) {
    List<String> captions =
        dataset.samples(split).stream().map(Sample::captions).map(all -> all.get(0)).toList();
    int taken = Math.min(count, captions.size());
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i < taken; i++) {
      String caption = captions.get((int) ((long) i * captions.size() / taken));
      draws.add(new Draw(encoder.encode(List.of(caption))[0], i));
    }
    return draws;
  }
}
