// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check finds whatever layout the data set has. */
class DatasetCheckOfLayoutsTest {

  @TempDir Path folder;

  private Path write(Layout layout) throws IOException {
    return switch (layout) {
      case CUB -> TinyCub.write(folder);
      case CUSTOM -> TinyLayouts.custom(folder);
      case PICKLES -> TinyLayouts.pickles(folder);
      case IMAGEFOLDER -> TinyLayouts.imageFolder(folder);
    };
  }

  @ParameterizedTest
  @EnumSource
  void brokenImages_areFaults(Layout layout) throws IOException {
    write(layout);
    byte[] whole = Files.readAllBytes(image("a.png"));
    Files.writeString(image("a.png"), "no image");
    Files.write(image("c.png"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(faults())
        .hasSize(2)
        .anyMatch(fault -> fault.contains("a.png: is not a JPEG, PNG"))
        .anyMatch(fault -> fault.contains("c.png: cannot be decoded"));
  }

  @ParameterizedTest
  @EnumSource(names = "IMAGEFOLDER", mode = EnumSource.Mode.EXCLUDE)
  void boxOutside_isAFaultWithItsLine(Layout layout) throws IOException {
    write(layout);
    try (Stream<Path> files = Files.walk(folder)) {
      Path boxes = files.filter(file -> file.endsWith("bounding_boxes.txt")).findFirst().get();
      Files.writeString(boxes, Files.readString(boxes).replace("1 1 3 3", "1 1 3 30"));
    }

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("bounding_boxes.txt:3: the box of ")
        .contains("(x 1.0, y 1.0, 3.0×30.0) reaches out of the 8×6 pixels of ")
        .endsWith("c.png");
  }

  @Test
  void handMadeFlagsOfTheOtherConvention_areSuspected() throws IOException {
    TinyLayouts.custom(folder);
    TinyCub.write(folder, "train_test_split.txt", "1\n1\n0\n");

    assertThat(faults())
        .containsExactly(
            "split: 1 images to train on are fewer than 2 to test on: zero-is-train was read,"
                + " perhaps the other is meant");
  }

  @Test
  void pickledClassOnBothSides_isAFault() throws IOException {
    TinyLayouts.strings(folder, "train/filenames.pickle", stems(1, 12, "a"));
    TinyLayouts.numbers(folder, "train/class_info.pickle", IntStream.range(1, 12).toArray());
    TinyLayouts.strings(folder, "test/filenames.pickle", stems(11, 21, "b"));
    TinyLayouts.numbers(folder, "test/class_info.pickle", IntStream.range(11, 21).toArray());
    for (String stem : stems(1, 12, "a")) {
      captioned(stem);
    }
    for (String stem : stems(11, 21, "b")) {
      captioned(stem);
    }

    assertThat(faults())
        .containsExactly("split: class class11 is on both sides of a class-disjoint split");
  }

  @Test
  void namedClassOnBothSides_isAFault() throws IOException {
    StringJoiner rows = new StringJoiner("\n", "file_name,text,label,split\n", "\n");
    for (int i = 1; i <= 22; i++) {
      TinyCub.image(folder.resolve(i + ".png"));
      rows.add("%d.png,a bird,class%d,%s".formatted(i, (i + 1) / 2, i <= 15 ? "train" : "test"));
    }
    TinyCub.write(folder, "metadata.csv", rows.toString());

    assertThat(faults())
        .containsExactly("split: class class8 is on both sides of a class-disjoint split");
  }

  private static List<String> stems(int from, int to, String name) {
    return IntStream.range(from, to).mapToObj(i -> "class" + i + "/" + name).toList();
  }

  private void captioned(String stem) throws IOException {
    TinyCub.image(folder.resolve("images/" + stem + ".png"));
    TinyCub.write(folder, "text_c10/" + stem + ".txt", "a bird\n");
  }

  private Path image(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private List<String> faults() {
    ImageTextDataset dataset = DatasetReader.read(folder, Optional.empty(), Optional.empty());
    return DatasetCheck.run(dataset, 2, count -> {}).stream().map(Fault::toString).toList();
  }
}
