// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.Timings;
import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.pictures.Png;
import io.stackgan.pictures.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPicturesTest {

  private static final Drawing DRAWING = new Drawing(0, 1, "64x64");

  @TempDir Path folder;

  @Test
  void picturesOfTheReleaseTold_pass() {
    assertThat(check(picture("one", 1), picture("one", 1)).passed()).isTrue();
  }

  @Test
  void pictureOfAnotherRelease_failsTheRun() {
    ChaosReport report = check(picture("one", 1), picture("two", 1));
    assertThat(report.passed()).isFalse();
    assertThat(report.figures()).containsEntry("pictures of another release than the one told", 1);
  }

  @Test
  void pictureWithOtherBytesThanAnEqualOne_failsTheRun() {
    ChaosReport report = check(picture("one", 1), picture("one", 2));
    assertThat(report.passed()).isFalse();
    assertThat(report.figures()).containsEntry("pictures with other bytes", 1);
  }

  @Test
  void pictureThatIsMissing_failsTheRun() {
    ChaosReport report = check(picture("one", 1), null);
    assertThat(report.passed()).isFalse();
    assertThat(report.figures()).containsEntry("pictures missing", 1);
  }

  /** Two jobs for the same, both told to be drawn by release one. */
  private ChaosReport check(byte[] first, byte[] second) {
    ObjectStore store = new FolderObjectStore(folder);
    StoredPictures pictures = new StoredPictures(store);
    check(pictures, store, "a", first);
    check(pictures, store, "b", second);
    ChaosReport report = new ChaosReport();
    pictures.note(report);
    return report;
  }

  private static void check(StoredPictures pictures, ObjectStore store, String id, byte[] png) {
    String key = "images/" + id + "/0.png";
    if (png != null) {
      store.put(key, png, "image/png");
    }
    JobFold job = new JobFold(id);
    job.apply(
        new GenerationEvent(
            id,
            Status.COMPLETED,
            0,
            1,
            0L,
            "one",
            ImageSize.SKETCH,
            Timings.NONE,
            List.of(new StoredImage(0, ImageSize.SKETCH, key)),
            null));
    pictures.check(DRAWING, job);
  }

  private static byte[] picture(String release, int shade) {
    byte[] rgb = new byte[3 * 64 * 64];
    rgb[0] = (byte) shade;
    return Png.encode(
        rgb, 64, Optional.of(new Recipe("a bird", 0, 0, 1, release, Exploration.NONE)));
  }
}
