// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {

  @TempDir Path folder;

  @Test
  void sameImagesAndCaptions_giveTheSameTensorsInEveryLayout() throws IOException {
    List<String> cub = tensors(withoutBoxes(TinyCub.write(folder.resolve("cub"))), Layout.CUB);

    assertThat(tensors(withoutBoxes(TinyLayouts.custom(folder.resolve("custom"))), Layout.CUSTOM))
        .isEqualTo(cub);
    assertThat(tensors(withoutBoxes(TinyLayouts.pickles(folder.resolve("p"))), Layout.PICKLES))
        .isEqualTo(cub);
    assertThat(tensors(TinyLayouts.imageFolder(folder.resolve("i")), Layout.IMAGEFOLDER))
        .isEqualTo(cub);
  }

  @Test
  void boxes_cropAlikeInEveryLayoutThatHasThem() throws IOException {
    List<String> cub = tensors(TinyCub.write(folder.resolve("cub")), Layout.CUB);

    assertThat(tensors(TinyLayouts.custom(folder.resolve("custom")), Layout.CUSTOM)).isEqualTo(cub);
    assertThat(tensors(TinyLayouts.pickles(folder.resolve("p")), Layout.PICKLES)).isEqualTo(cub);
  }

  @Test
  void convention_isTheUsersToName() throws IOException {
    TinyLayouts.custom(folder);

    assertThat(read(Optional.empty()).report().trainImages()).isEqualTo(2);
    assertThat(read(Optional.of(SplitConvention.ONE_IS_TRAIN)).report().trainImages()).isOne();
  }

  @Test
  void convention_whereThereAreNoFlags_isRefused() throws IOException {
    TinyLayouts.pickles(folder);

    assertThatThrownBy(() -> read(Optional.of(SplitConvention.ONE_IS_TRAIN)))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("leave the split convention out");
  }

  @Test
  void folderOfNoLayout_isRefusedWithWhatWasLookedFor() throws IOException {
    TinyCub.write(folder, "readme.txt", "nothing");

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("images.txt")
        .hasMessageContaining("metadata.jsonl");
    assertThatThrownBy(() -> DatasetReader.read(folder.resolve("absent")))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void dataSetOneFolderDeeper_isPointedAt() throws IOException {
    TinyCub.write(folder.resolve("archive/CUB_200_2011"));

    assertThatThrownBy(() -> DatasetReader.read(folder.resolve("archive")))
        .hasMessageEndingWith("Perhaps this is meant: " + folder.resolve("archive/CUB_200_2011"));
  }

  @Test
  void folderOfPictures_getsTheCommandThatHelps() throws IOException {
    TinyCub.image(folder.resolve("a.png"));

    assertThatThrownBy(() -> DatasetReader.read(folder))
        .hasMessageContaining("./stackgan dataset from-pictures " + folder + " --out NEW");
  }

  @Test
  void missingSplitOfHandMadeTables_isMadeOfClasses() throws IOException {
    StringJoiner images = new StringJoiner("\n");
    for (int i = 0; i < 40; i++) {
      String stem = "class" + i / 2 + "/" + i;
      TinyCub.image(folder.resolve("images/" + stem + ".png"));
      TinyCub.write(folder, "text_c10/" + stem + ".txt", "a bird\n");
      images.add(stem + ".png");
    }
    TinyCub.write(folder, "images.txt", images.toString());

    ImageTextDataset dataset = DatasetReader.read(folder);

    assertThat(dataset.report().layout()).isEqualTo(Layout.CUSTOM);
    assertThat(dataset.report().split()).isEqualTo(SplitOrigin.MADE);
    assertThat(dataset.report().testImages()).isEqualTo(8);
    assertThat(SplitCheck.faults(dataset)).isEmpty();
  }

  @Test
  void missingSplit_isMadeOfClassesAndStaysTheSame() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String name = "class" + i / 2 + "/" + i + ".png";
      TinyCub.image(folder.resolve(name));
      lines.append("{\"file_name\":\"" + name + "\",\"text\":\"a bird\"}\n");
    }
    TinyCub.write(folder, "metadata.jsonl", lines.toString());

    ImageTextDataset dataset = DatasetReader.read(folder);

    assertThat(dataset.report().split()).isEqualTo(SplitOrigin.MADE);
    assertThat(dataset.report().testImages()).isEqualTo(8);
    assertThat(SplitCheck.faults(dataset)).isEmpty();
    assertThat(DatasetReader.read(folder)).isEqualTo(dataset);
  }

  @Test
  void missingSplitOfFewClasses_isMadeOfImages() throws IOException {
    TinyCub.write(folder);
    Files.delete(folder.resolve("train_test_split.txt"));

    ReadReport report = DatasetReader.read(folder).report();

    assertThat(report.split()).isEqualTo(SplitOrigin.MADE);
    assertThat(report.trainImages()).isEqualTo(2);
    assertThat(report.testImages()).isOne();
  }

  private ImageTextDataset read(Optional<SplitConvention> convention) {
    return DatasetReader.read(folder, Optional.empty(), convention);
  }

  private static Path withoutBoxes(Path dataset) throws IOException {
    Files.deleteIfExists(dataset.resolve("bounding_boxes.txt"));
    Files.deleteIfExists(dataset.resolve("CUB_200_2011/bounding_boxes.txt"));
    return dataset;
  }

  /** Everything of a sample that training sees. */
  private static List<String> tensors(Path dataset, Layout layout) {
    ImageTextDataset read = DatasetReader.read(dataset);
    assertThat(read.report().layout()).isEqualTo(layout);
    assertThat(read.report().faults()).isEmpty();
    List<String> tensors = new ArrayList<>();
    for (Sample sample : read.samples()) {
      tensors.add(
          Arrays.toString(SampleImage.load(sample, 5))
              + sample.captions()
              + sample.split()
              + read.classNames().get(sample.classIndex()));
    }
    return tensors;
  }
}
