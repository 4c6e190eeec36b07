// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicklesDatasetTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyLayouts.pickles(folder);
  }

  @Test
  void rowMismatch_isAFault() throws IOException {
    TinyLayouts.numbers(folder, "train/class_info.pickle", 1, 1, 1);

    assertFault("train/class_info.pickle: has 3 rows, but train/filenames.pickle has 2");
  }

  @Test
  void embeddingsOfAnotherNumber_areAFault() throws IOException {
    TinyCub.write(folder, "test/char-CNN-RNN-embeddings.pickle", "(l.");

    assertFault("test/char-CNN-RNN-embeddings.pickle: has 0 rows, but test/filenames.pickle has 1");
  }

  @Test
  void embeddingsThatAreNoArrays_areRefused() throws IOException {
    TinyLayouts.numbers(folder, "train/char-CNN-RNN-embeddings.pickle", 1, 2);

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .hasMessageContaining("row 1 should be an array of captions by dimension");
  }

  @Test
  void nameGivenTwice_isAFault() throws IOException {
    TinyLayouts.strings(folder, "test/filenames.pickle", List.of("001.Robin/a"));
    TinyLayouts.numbers(folder, "test/class_info.pickle", 1);

    assertFault(
        "test/filenames.pickle:1: 001.Robin/a was given before, in train/filenames.pickle, row 1");
  }

  @Test
  void imageOfAnotherClass_isAFault() throws IOException {
    TinyLayouts.strings(folder, "train/filenames.pickle", List.of("001.Robin/a", "002.Wren/c"));

    assertFault("train/filenames.pickle:2: 002.Wren/c has the class 1, which is 001.Robin");
  }

  @Test
  void missingImageAndCaptions_areFaults() throws IOException {
    Files.delete(folder.resolve("CUB_200_2011/images/001.Robin/a.png"));
    Files.delete(folder.resolve("text_c10/001.Robin/b.txt"));

    assertFault("train/filenames.pickle:1: CUB_200_2011/images/001.Robin/a.jpg does not exist");
    assertFault(
        "train/filenames.pickle:2: 001.Robin/b.jpg has no captions:"
            + " text_c10/001.Robin/b.txt is missing");
  }

  @Test
  void captionsThatAreEmptyOrOfNoImage_areFaults() throws IOException {
    TinyCub.write(folder, "text_c10/001.Robin/a.txt", "\n \n");
    TinyCub.write(folder, "text_c10/001.Robin/x.txt", "a bird\n");

    assertFault("text_c10/001.Robin/a.txt: has no caption");
    assertFault("text_c10/001.Robin/x.txt: belongs to no image");
  }

  @Test
  void box_thatIsNone_isAFault() throws IOException {
    TinyCub.write(folder.resolve("CUB_200_2011"), "bounding_boxes.txt", "1 2 2 4\n2 0 0 8 6\n");

    assertFault(
        "bounding_boxes.txt:1: expected x y width height with a width and height above 0, found"
            + " \"2 2 4\"");
    assertFault("test/filenames.pickle:1: 002.Wren/c has no line in bounding_boxes.txt");
  }

  @Test
  void hostilePickle_isRefusedByItsName() throws IOException {
    TinyCub.write(folder, "test/class_info.pickle", "cos\nsystem\n(S'true'\ntR.");

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("class_info.pickle asks for os.system");
  }

  @Test
  void missingSide_isNamed() throws IOException {
    Files.delete(folder.resolve("test/filenames.pickle"));

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .hasMessageContaining("has no test/filenames.pickle");
  }

  private void assertFault(String fault) {
    assertThat(DatasetReader.read(folder).report().faults())
        .extracting(Fault::toString)
        .contains(fault);
  }
}
