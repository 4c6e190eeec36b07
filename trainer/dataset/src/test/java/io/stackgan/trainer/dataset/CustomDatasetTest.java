// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomDatasetTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyLayouts.custom(folder);
  }

  @Test
  void ids_areIgnored() throws IOException {
    Files.delete(folder.resolve("bounding_boxes.txt"));
    ImageTextDataset without = read();
    TinyCub.write(folder, "images.txt", "9 001.Robin/a.png\n9 001.Robin/b.png\n1 002.Wren/c.png\n");
    TinyCub.write(folder, "train_test_split.txt", "1 0\n2 0\n3 1\n");
    TinyCub.write(folder, "image_class_labels.txt", "1 7\n2 7\n3 8\n");
    TinyCub.write(folder, "classes.txt", "7 001.Robin\n8 002.Wren\n");

    assertThat(read()).isEqualTo(without);
  }

  @Test
  void folder_isTheClassWithoutLabels() throws IOException {
    Files.delete(folder.resolve("image_class_labels.txt"));

    assertThat(read().classNames()).containsExactly("001.Robin", "002.Wren");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "train_test_split.txt | 0;;1 | train_test_split.txt:3: ends after 2 rows, but images.txt"
            + " has 3",
        "image_class_labels.txt | 1;1;2;2 | image_class_labels.txt:4: ends after 4 rows, but"
            + " images.txt has 3",
        "train_test_split.txt | 0;2;1 | train_test_split.txt:2: the flag must be 0 or 1, not \"2\"",
        "bounding_boxes.txt | 2 2 4 2;0 0 8;1 1 3 3 | bounding_boxes.txt:2: expected x y width"
            + " height with a width and height above 0, found \"0 0 8\"",
        "images.txt | 001.Robin/a.png;001.Robin/a.png;002.Wren/c.png | images.txt:2:"
            + " 001.Robin/a.png was given before, in line 1",
        "images.txt | 001.Robin/a.png;001.Robin/x.png;002.Wren/c.png | images.txt:2:"
            + " images/001.Robin/x.png does not exist",
        "text_c10/002.Wren/c.txt | ;; | text_c10/002.Wren/c.txt: has no caption",
        "text_c10/x.txt | a bird | text_c10/x.txt: belongs to no image",
      })
  void fault_isReportedWithFileAndLine(String file, String lines, String fault) throws IOException {
    TinyCub.write(folder, file, lines.replace(';', '\n'));

    assertThat(read().report().faults()).extracting(Fault::toString).contains(fault);
  }

  @Test
  void imageWithoutCaptions_isAFault() throws IOException {
    Files.delete(folder.resolve("text_c10/001.Robin/b.txt"));

    assertThat(read().report().faults())
        .extracting(Fault::toString)
        .containsExactly(
            "images.txt:2: 001.Robin/b.png has no captions: text_c10/001.Robin/b.txt is missing");
  }

  private ImageTextDataset read() {
    return DatasetReader.read(folder, Optional.of(Layout.CUSTOM), Optional.empty());
  }
}
