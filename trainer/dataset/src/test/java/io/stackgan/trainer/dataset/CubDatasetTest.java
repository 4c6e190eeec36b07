// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CubDatasetTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyCub.write(folder);
  }

  @Test
  void samples_areJoinedById() throws IOException {
    TinyCub.write(folder, "image_class_labels.txt", "3 2\n1 1\n2 1\n");

    ImageTextDataset dataset = CubDataset.read(folder);

    assertThat(dataset.classNames()).containsExactly("001.Robin", "002.Wren");
    assertThat(dataset.report().faults()).isEmpty();
    assertThat(dataset.samples().get(2))
        .isEqualTo(
            new Sample(
                "3",
                folder.resolve("images/002.Wren/c.png"),
                1,
                Optional.of(new Box(1, 1, 3, 3, 3)),
                List.of("a red bird", "a bird that is 002.Wren/c"),
                Split.TEST));
  }

  @Test
  void split_followsTheConvention() {
    assertThat(CubDataset.read(folder).samples(Split.TRAIN)).hasSize(2);
    assertThat(CubDataset.read(folder, SplitConvention.ZERO_IS_TRAIN).samples(Split.TRAIN))
        .hasSize(1);
  }

  @Test
  void report_countsWhatWasRead() {
    assertThat(CubDataset.read(folder).report())
        .isEqualTo(new ReadReport(Layout.CUB, SplitOrigin.ONE_IS_TRAIN, 2, 1, 2, 6, List.of()));
  }

  @Test
  void boxes_mayBeAbsent() throws IOException {
    Files.delete(folder.resolve("bounding_boxes.txt"));

    ImageTextDataset dataset = CubDataset.read(folder);

    assertThat(dataset.report().faults()).isEmpty();
    assertThat(dataset.samples()).allMatch(sample -> sample.box().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "images.txt | 1 001.Robin/a.png;2 001.Robin/b.png;3 | images.txt:3: expected an id and a"
            + " value, found only \"3\"",
        "images.txt | 1 001.Robin/a.png;2 001.Robin/b.png;2 002.Wren/c.png | images.txt:3: id 2 was"
            + " given before, in line 2",
        "images.txt | 1 001.Robin/a.png;2 001.Robin/b.png;3 002.Wren/d.png | images.txt:3:"
            + " images/002.Wren/d.png does not exist",
        "images.txt | 1 001.Robin/a.png;2 001.Robin/b.png;3 ../classes.txt | images.txt:3:"
            + " ../classes.txt leads out of images/",
        "image_class_labels.txt | 1 1;2 1 | images.txt:3: image 3 has no line in"
            + " image_class_labels.txt",
        "image_class_labels.txt | 1 1;2 1;3 7 | image_class_labels.txt:3: class 7 is not in"
            + " classes.txt",
        "image_class_labels.txt | 1 1;2 1;3 2;4 2 | image_class_labels.txt:4: id 4 is not in"
            + " images.txt",
        "train_test_split.txt | 1 1;2 1;3 yes | train_test_split.txt:3: the flag must be 0 or 1,"
            + " not \"yes\"",
        "train_test_split.txt | 1 1;3 0 | images.txt:2: image 2 has no line in"
            + " train_test_split.txt",
        "bounding_boxes.txt | 1 2 2 4 2;2 0 0 8 6;3 1 1 3 | bounding_boxes.txt:3: expected x y"
            + " width height with a width and height above 0, found \"1 1 3\"",
        "bounding_boxes.txt | 1 2 2 4 2;2 0 0 8 6;3 1 1 0 2 | bounding_boxes.txt:3: expected x y"
            + " width height with a width and height above 0, found \"1 1 0 2\"",
        "bounding_boxes.txt | 1 2 2 4 2;2 0 0 8 6 | images.txt:3: image 3 has no line in"
            + " bounding_boxes.txt",
        "text_c10/002.Wren/c.txt | ;;| text_c10/002.Wren/c.txt: has no caption",
        "text_c10/002.Wren/d.txt | a bird | text_c10/002.Wren/d.txt: belongs to no image",
      })
  void fault_isReportedWithFileAndLine(String file, String lines, String fault) throws IOException {
    TinyCub.write(folder, file, lines == null ? "" : lines.replace(';', '\n'));

    assertThat(CubDataset.read(folder).report().faults())
        .extracting(Fault::toString)
        .contains(fault);
  }

  @Test
  void imageWithoutCaptions_isLeftOutAndReported() throws IOException {
    Files.delete(folder.resolve("text_c10/001.Robin/b.txt"));

    ImageTextDataset dataset = CubDataset.read(folder);

    assertThat(dataset.samples()).extracting(Sample::id).containsExactly("1", "3");
    assertThat(dataset.report().faults())
        .extracting(Fault::toString)
        .containsExactly(
            "images.txt:2: 001.Robin/b.png has no captions: text_c10/001.Robin/b.txt is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.txt", "classes.txt", "image_class_labels.txt"})
  void missingFile_makesTheFolderUnusable(String file) throws IOException {
    Files.delete(folder.resolve(file));

    assertThatThrownBy(() -> CubDataset.read(folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("has no " + file);
  }

  @Test
  void noSampleLeft_makesTheFolderUnusable() throws IOException {
    TinyCub.write(folder, "train_test_split.txt", "");

    assertThatThrownBy(() -> CubDataset.read(folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("images.txt:1: image 1 has no line in train_test_split.txt");
  }

  @Test
  void fingerprint_changesWithTheContentAlone() throws IOException {
    String first = CubDataset.read(folder).fingerprint();

    assertThat(CubDataset.read(folder).fingerprint()).isEqualTo(first);
    TinyCub.write(folder, "text_c10/002.Wren/c.txt", "another bird\n");
    assertThat(CubDataset.read(folder).fingerprint()).isNotEqualTo(first);
  }
}
