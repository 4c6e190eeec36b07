// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.DatasetCheck;
import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.Fault;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.RgbReader;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  @TempDir Path folder;

  private Path animals;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    animals = folder.resolve("animals");
    out = folder.resolve("out");
    picture("birds/robin.png", "A robin.\n\nfr=Un rouge-gorge.\n");
    picture("birds/wren.jpg", "A wren.");
    picture("lion.png", "\n A lion. \n");
  }

  private void picture(String name, String text) throws IOException {
    Path file = animals.resolve(name);
    Files.createDirectories(file.getParent());
    boolean png = name.endsWith("png");
    BufferedImage image =
        new BufferedImage(4, 2, png ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, 0xff0000ff);
    ImageIO.write(image, png ? "png" : "jpg", file.toFile());
    Files.writeString(animals.resolve(name.replaceFirst("[.]...$", ".txt")), text);
  }

  private CaptionedPictures pictures(boolean firstLine) {
    CaptionedPictures pictures = new CaptionedPictures(firstLine);
    pictures.add(animals);
    return pictures;
  }

  @Test
  void imageFolder_passesTheCheck() {
    assertThat(new ImageFolder(out, false).write(pictures(false), folder)).isEqualTo(3);

    ImageTextDataset dataset = DatasetReader.read(out);
    assertThat(DatasetCheck.run(dataset, 1, done -> {})).isEmpty();
    assertThat(dataset.classNames()).containsExactly("animals/birds", "animals");
    assertThat(dataset.samples())
        .extracting(Sample::captions)
        .containsExactly(
            List.of("A robin.", "fr=Un rouge-gorge."), List.of("A wren."), List.of("A lion."));
  }

  @Test
  void firstLine_leavesTranslationsOut() {
    new ImageFolder(out, false).write(pictures(true), folder);

    assertThat(DatasetReader.read(out).samples().get(0).captions()).containsExactly("A robin.");
  }

  @Test
  void square_hasTheWholePictureOnWhite() {
    new ImageFolder(out, true).write(pictures(false), folder);

    RgbImage robin = RgbReader.read(out.resolve("animals/birds/robin.png"));
    assertThat(robin.width()).isEqualTo(4);
    assertThat(robin.height()).isEqualTo(4);
    byte[] expected = new byte[4 * 4 * 3];
    Arrays.fill(expected, (byte) -1);
    expected[3 * (2 * 4 + 1)] = 0;
    expected[3 * (2 * 4 + 1) + 1] = 0;
    assertThat(robin.rgb()).isEqualTo(expected);
    assertThat(out.resolve("animals/birds/wren.jpg.png")).exists();
  }

  @Test
  void whatCannotBeUsed_isNamed() throws IOException {
    Files.delete(animals.resolve("birds/wren.txt"));
    Files.writeString(animals.resolve("lion.txt"), " \n");
    Files.writeString(animals.resolve("birds/robin.png"), "no image");
    Files.writeString(animals.resolve("tiger.svg"), "<svg/>");

    CaptionedPictures pictures = pictures(false);

    assertThat(pictures.faults())
        .extracting(Fault::toString)
        .satisfiesExactly(
            fault -> assertThat(fault).contains("robin.png: is not a JPEG, PNG"),
            fault -> assertThat(fault).endsWith("wren.jpg: has no wren.txt beside it"),
            fault -> assertThat(fault).endsWith("lion.txt: has no caption"),
            fault -> assertThat(fault).contains("tiger.svg: is no JPEG, PNG"));
    assertThatThrownBy(() -> new ImageFolder(out, false).write(pictures, folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("There is no picture with a text file beside it");
    assertThat(out).doesNotExist();
  }

  @Test
  void folderInUse_isRefused() throws IOException {
    Files.createDirectories(out.resolve("thesis"));

    assertThatThrownBy(() -> new ImageFolder(out, false).write(pictures(false), folder))
        .isInstanceOf(UnusableDatasetException.class)
        .hasMessageContaining("is not empty");
  }
}
