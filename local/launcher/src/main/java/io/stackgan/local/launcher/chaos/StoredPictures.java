// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.JobFold;
import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import io.stackgan.modelstore.ObjectStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether what was told to be stored is, with the same bytes wherever the same was asked for. */
final class StoredPictures {

  private record Picture(int caption, String drawn, int index, String size) {}

  private final ObjectStore store;
  private final Map<Picture, byte[]> first = new HashMap<>();
  private int checked;
  private int missing;
  private int different;

  StoredPictures(ObjectStore store) {
    this.store = store;
  }

  void check(Drawing drawing, JobFold job) {
    job.images().forEach(image -> check(drawing, image));
  }

  private void check(Drawing drawing, StoredImage image) {
    checked++;
    Optional<byte[]> stored = store.get(image.key());
    if (stored.isEmpty()) {
      missing++;
      return;
    }
    Picture picture =
        new Picture(drawing.caption(), drawing.size(), image.index(), image.size().text());
    byte[] before = first.putIfAbsent(picture, stored.get());
    if (before != null && !Arrays.equals(before, stored.get())) {
      different++;
    }
  }

  int checked() {
    return checked;
  }

  int missing() {
    return missing;
  }

  /** Pictures whose bytes are others than those of an equal drawing. */
  int different() {
    return different;
  }
}
