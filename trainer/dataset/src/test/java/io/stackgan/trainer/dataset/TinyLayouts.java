// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** {@link TinyCub}'s images and captions in the other layouts. */
final class TinyLayouts {

  static final List<String> STEMS = List.of("001.Robin/a", "001.Robin/b", "002.Wren/c");

  private TinyLayouts() {}

  static Path custom(Path folder) throws IOException {
    TinyCub.write(folder);
    Files.delete(folder.resolve("classes.txt"));
    TinyCub.write(folder, "images.txt", "001.Robin/a.png\n001.Robin/b.png\n002.Wren/c.png\n");
    TinyCub.write(folder, "image_class_labels.txt", "001.Robin\n001.Robin\n002.Wren\n");
    TinyCub.write(folder, "train_test_split.txt", "0\n0\n1\n");
    TinyCub.write(folder, "bounding_boxes.txt", "2 2 4 2\n0.0 0.0 8.0 6.0\n1 1 3 3\n");
    return folder;
  }

  /** With the images of the original data set where StackGAN's instructions lay them. */
  static Path pickles(Path folder) throws IOException {
    Path original = folder.resolve("CUB_200_2011");
    TinyCub.write(original);
    Files.move(original.resolve("text_c10"), folder.resolve("text_c10"));
    strings(folder, "train/filenames.pickle", STEMS.subList(0, 2));
    numbers(folder, "train/class_info.pickle", 1, 1);
    strings(folder, "test/filenames.pickle", STEMS.subList(2, 3));
    numbers(folder, "test/class_info.pickle", 2);
    return folder;
  }

  static Path imageFolder(Path folder) throws IOException {
    TinyCub.write(folder.resolve("source"));
    move(folder, "001.Robin/a", "train");
    move(folder, "001.Robin/b", "train");
    move(folder, "002.Wren/c", "test");
    TinyCub.write(
        folder, "train/metadata.jsonl", json("001.Robin/a") + "\n" + json("001.Robin/b") + "\n");
    TinyCub.write(
        folder,
        "test/metadata.csv",
        "file_name,text\n002.Wren/c.png,a red bird\n\"002.Wren/c.png\",\"a bird that is 002.Wren/c\"\n");
    return folder;
  }

  static void strings(Path folder, String file, List<String> values) throws IOException {
    StringJoiner pickle = new StringJoiner("", "(l", ".");
    values.forEach(value -> pickle.add("S'" + value + "'\na"));
    TinyCub.write(folder, file, pickle.toString());
  }

  static void numbers(Path folder, String file, int... values) throws IOException {
    StringJoiner pickle = new StringJoiner("", "(l", ".");
    for (int value : values) {
      pickle.add("I" + value + "\na");
    }
    TinyCub.write(folder, file, pickle.toString());
  }

  private static String json(String stem) {
    return "{\"file_name\": \"%s.png\", \"text\": [\"a red bird\", \"a bird that is %s\"]}"
        .formatted(stem, stem);
  }

  private static void move(Path folder, String stem, String split) throws IOException {
    Path target = folder.resolve(split).resolve(stem + ".png");
    Files.createDirectories(target.getParent());
    Files.move(folder.resolve("source/images/" + stem + ".png"), target);
  }
}
