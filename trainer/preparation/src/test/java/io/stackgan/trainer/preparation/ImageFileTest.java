// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Layout;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.dataset.SplitOrigin;
import io.stackgan.trainer.preparation.ImageFile.Crop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {

  /** Three blocks. */
  private static final int IMAGES = 150;

  @TempDir Path folder;

  private final List<String> log = new ArrayList<>();
  private List<Sample> samples;

  @BeforeEach
  void draw() throws IOException {
    samples = Squares.in(folder.resolve("images"), IMAGES);
  }

  private Preparation preparation() {
    ReadReport report =
        new ReadReport(Layout.CUB, SplitOrigin.MADE, IMAGES, 0, 2, 2 * IMAGES, List.of());
    ImageTextDataset dataset =
        new ImageTextDataset("squares", "0123456789abcdef", samples, List.of("a", "b"), report);
    return new Preparation(dataset, folder.resolve("caches"), 2, log::add);
  }

  @Test
  void packing_servesBothStages() {
    preparation().packPictures();

    assertThat(log).containsExactly("Packing 150 pictures at 76×76 and 304×304 pixels, once");
    for (int size : new int[] {64, 256}) {
      ImageFile pictures = preparation().pictures(Split.TRAIN, size);
      byte[] rgb = new byte[3 * size * size];
      pictures.crop(149, new Crop(1, 2, size, true), rgb, 0);
      assertThat(rgb).startsWith(0, 0, 149).endsWith(0, 0, 149);
    }
    assertThat(log).hasSize(1);
  }

  @Test
  void packedPictures_needTheImagesNoLonger() throws IOException {
    preparation().packPictures();
    for (Sample sample : samples) {
      Files.delete(sample.image());
    }

    preparation().packPictures();
    assertThat(preparation().pictures(Split.TRAIN, 256).side()).isEqualTo(304);
  }

  @Test
  void imageThatCannotBeRead_stopsAndKeepsTheBlocksBefore() throws IOException {
    byte[] sound = Files.readAllBytes(samples.get(140).image());
    Files.writeString(samples.get(140).image(), "no image");
    assertThatThrownBy(() -> preparation().packPictures())
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining("140.png");
    Files.write(samples.get(140).image(), sound);
    Files.delete(samples.get(0).image());

    preparation().packPictures();

    byte[] rgb = new byte[3];
    preparation().pictures(Split.TRAIN, 64).crop(0, new Crop(0, 0, 1, false), rgb, 0);
    assertThat(rgb).containsOnly(0);
  }

  @Test
  void killedPacking_isTakenUp() throws Exception {
    Path packed = folder.resolve("packed.rgb");
    Process process =
        java(DyingPacking.class, folder.resolve("images").toString(), packed.toString());
    assertThat(process.waitFor()).isEqualTo(DyingPacking.DEATH);
    assertThat(packed).doesNotExist();
    Files.delete(samples.get(0).image());

    ImageFile pictures = ImageFile.of(packed, samples, 76, 1, log::add);

    for (int i = 0; i < IMAGES; i++) {
      byte[] rgb = new byte[3];
      pictures.crop(i, new Crop(75, 75, 1, false), rgb, 0);
      assertThat(rgb).containsExactly(0, 0, i);
    }
  }

  private static Process java(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }
}
