// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyCub.write(folder);
  }

  @Test
  void soundDataset_hasNoFault() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void unreadableImage_isAFault() throws IOException {
    TinyCub.write(folder, "images/002.Wren/c.png", "no image");

    assertThat(faults()).singleElement().asString().contains("c.png: is not a JPEG, PNG");
  }

  @Test
  void boxOutsideTheImage_isAFault() throws IOException {
    TinyCub.write(folder, "bounding_boxes.txt", "1 2 2 4 2\n2 0 0 8 6.5\n3 1 1 3 3\n");

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith(
            "bounding_boxes.txt:2: the box of 2 (x 0.0, y 0.0, 8.0×6.5) reaches out of the 8×6"
                + " pixels of ")
        .endsWith("b.png");
  }

  @Test
  void imageOfTwoIds_isAFault() throws IOException {
    TinyCub.write(folder, "images.txt", "1 001.Robin/a.png\n2 001.Robin/a.png\n3 002.Wren/c.png\n");

    assertThat(faults()).asString().contains("a.png: is the image of 1 and of 2");
  }

  @Test
  void moreToTestThanToTrain_suggestsTheOtherConvention() throws IOException {
    TinyCub.write(folder, "train_test_split.txt", "1 0\n2 0\n3 1\n");

    assertThat(faults())
        .singleElement()
        .asString()
        .isEqualTo(
            "split: 1 images to train on are fewer than 2 to test on: one-is-train was read,"
                + " perhaps the other is meant");
  }

  @Test
  void oneClassOfManyOnBothSides_isAFault() throws IOException {
    StringBuilder classes = new StringBuilder();
    StringBuilder images = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    StringBuilder splits = new StringBuilder();
    for (int i = 1; i <= 22; i++) {
      int label = (i + 1) / 2;
      classes.append(i % 2 == 1 ? label + " class" + label + "\n" : "");
      images.append(i + " class" + label + "/" + i + ".png\n");
      labels.append(i + " " + label + "\n");
      splits.append(i + " " + (i <= 15 ? 1 : 0) + "\n");
      TinyCub.image(folder.resolve("images/class" + label + "/" + i + ".png"));
      TinyCub.write(folder, "text_c10/class" + label + "/" + i + ".txt", "a bird\n");
    }
    TinyCub.write(folder, "classes.txt", classes.toString());
    TinyCub.write(folder, "images.txt", images.toString());
    TinyCub.write(folder, "image_class_labels.txt", labels.toString());
    TinyCub.write(folder, "train_test_split.txt", splits.toString());
    Files.delete(folder.resolve("bounding_boxes.txt"));

    assertThat(faults())
        .asString()
        .contains("class class8 is on both sides of a class-disjoint split");
  }

  private List<Fault> faults() {
    return DatasetCheck.run(CubDataset.read(folder), 2, count -> {});
  }
}
