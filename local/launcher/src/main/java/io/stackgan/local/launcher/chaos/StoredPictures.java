// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.JobFold;
import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.pictures.PictureOrigin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether what was told to be stored is, with the same bytes wherever the same was asked for. */
final class StoredPictures {

  private record Picture(int caption, String drawn, int index, String size, String release) {}

  private final ObjectStore store;
  private final Map<Picture, byte[]> first = new HashMap<>();
  private int checked;
  private int missing;
  private int different;
  private int foreign;
  private final Map<String, Integer> byRelease = new TreeMap<>();

  StoredPictures(ObjectStore store) {
    this.store = store;
  }

  void check(Drawing drawing, JobFold job) {
    job.images().forEach(image -> check(drawing, image, job.release()));
  }

  private void check(Drawing drawing, StoredImage image, String release) {
    checked++;
    Optional<byte[]> stored = store.get(image.key());
    if (stored.isEmpty()) {
      missing++;
      return;
    }
    String drawnBy = drawnBy(stored.get());
    byRelease.merge(drawnBy, 1, Integer::sum);
    foreign += drawnBy.equals(release) ? 0 : 1;
    Picture picture =
        new Picture(drawing.caption(), drawing.size(), image.index(), image.size().text(), drawnBy);
    byte[] before = first.putIfAbsent(picture, stored.get());
    if (before != null && !Arrays.equals(before, stored.get())) {
      different++;
    }
  }

  private static String drawnBy(byte[] png) {
    return PictureOrigin.of(png).orElseThrow().recipe().release();
  }

  void note(ChaosReport report) {
    report
        .note("pictures compared", checked)
        .none("pictures missing", missing)
        .none("pictures with other bytes", different)
        .none("pictures of another release than the one told", foreign)
        .note("pictures by release", byRelease);
  }
}
