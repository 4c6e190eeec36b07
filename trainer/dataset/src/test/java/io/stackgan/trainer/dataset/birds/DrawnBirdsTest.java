// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.CubDataset;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.SampleImage;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnBirdsTest {

  @TempDir Path folder;

  @Test
  void folder_isReadAsCubWithoutFault() {
    ImageTextDataset dataset = draw("birds", 1, 10);

    assertThat(dataset.report().faults()).isEmpty();
    assertThat(dataset.report().trainImages()).isEqualTo(8);
    assertThat(dataset.report().testImages()).isEqualTo(2);
    assertThat(dataset.report().captions()).isEqualTo(100);
    assertThat(folder.resolve("birds/attributes.jsonl")).isRegularFile();
  }

  @Test
  void bird_fillsItsCrop() {
    assertThat(draw("birds", 1, 10).samples())
        .allSatisfy(
            sample -> {
              var box = sample.box().orElseThrow();
              assertThat(box.within(Scene.SIDE, Scene.SIDE)).isTrue();
              assertThat(Math.max(box.width(), box.height()) / Scene.SIDE)
                  .isGreaterThanOrEqualTo(0.75);
            });
  }

  @Test
  void seed_decidesEveryByte_whateverTheNumberOfImages() throws IOException {
    ImageTextDataset few = draw("few", 5, 3);
    ImageTextDataset more = draw("more", 5, 6);

    for (int i = 0; i < 3; i++) {
      Sample one = few.samples().get(i);
      Sample other = more.samples().get(i);
      assertThat(Files.readAllBytes(one.image())).isEqualTo(Files.readAllBytes(other.image()));
      assertThat(one.captions()).isEqualTo(other.captions());
      assertThat(one.box()).isEqualTo(other.box());
    }
  }

  @Test
  void imagesAfterTheFirst12000_areTenOfEachFurtherSpecies() {
    assertThat(DrawnBirds.species(12_000)).isEqualTo(399);
    assertThat(DrawnBirds.species(12_001)).isEqualTo(400);
    assertThat(DrawnBirds.species(12_010)).isEqualTo(400);
    assertThat(DrawnBirds.species(12_011)).isEqualTo(401);
  }

  @Test
  void pictures_areTheSameOnEveryJava() throws IOException {
    CRC32 bytes = new CRC32();
    for (Sample sample : draw("birds", 1, 8).samples()) {
      bytes.update(Files.readAllBytes(sample.image()));
      sample.captions().forEach(caption -> bytes.update(caption.getBytes(UTF_8)));
    }

    assertThat(bytes.getValue()).isEqualTo(994435206L);
  }

  @Test
  void anotherSeed_drawsOtherBirds() {
    byte[] one = SampleImage.load(draw("one", 1, 1).samples().get(0), 64);
    byte[] other = SampleImage.load(draw("other", 2, 1).samples().get(0), 64);

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void progress_countsToTheEnd() {
    List<Integer> counts = new ArrayList<>();

    new DrawnBirds(1).draw(folder.resolve("birds"), 3, 2, counts::add);

    assertThat(counts).containsExactly(1, 2, 3);
  }

  @Test
  void folderInUse_isRefused() throws IOException {
    Files.writeString(folder.resolve("note.txt"), "mine");

    assertThatThrownBy(() -> new DrawnBirds(1).draw(folder, 1, 1, count -> {}))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("is not empty");
  }

  private ImageTextDataset draw(String name, long seed, int images) {
    new DrawnBirds(seed).draw(folder.resolve(name), images, 2, count -> {});
    return CubDataset.read(folder.resolve(name));
  }
}
