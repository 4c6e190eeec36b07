// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Images with {@code metadata.jsonl} or {@code metadata.csv} beside them, in the folder itself or
 * in one folder for each split. Columns: {@code file_name} and {@code text}, the latter one caption
 * or, in JSON, a list; more rows of a file add captions. The class is the column {@code label},
 * else the image's folder, else every image is a class of its own. The split is the folder's name
 * or the column {@code split}.
 */
final class ImageFolderDataset {

  private static final List<String> FOLDERS = List.of("", "train", "validation", "val", "test");

  private ImageFolderDataset() {}

  /** The metadata files, relative to the folder. */
  static List<String> metadataFiles(Path folder) {
    return FOLDERS.stream()
        .map(split -> split.isEmpty() ? "" : split + "/")
        .flatMap(prefix -> Stream.of(prefix + "metadata.jsonl", prefix + "metadata.csv"))
        .filter(file -> Files.exists(folder.resolve(file)))
        .toList();
  }

  static ImageTextDataset read(Path folder) {
    Faults faults = new Faults();
    Map<String, FolderImage> images = new LinkedHashMap<>();
    List<String> files = metadataFiles(folder);
    if (files.isEmpty()) {
      throw new UnusableDatasetException(
          folder + " has no metadata.jsonl and no metadata.csv, nor have its split folders.");
    }
    for (String file : files) {
      for (MetadataRow row : MetadataRow.read(folder, file, faults)) {
        add(images, row, faults);
      }
    }
    faults.addAll(UnnamedImages.find(folder, images.keySet()));
    return dataset(folder, images, faults);
  }

  private static void add(Map<String, FolderImage> images, MetadataRow row, Faults faults) {
    FolderImage image =
        images.computeIfAbsent(row.path(), path -> new FolderImage(row, new ArrayList<>()));
    if (image.captions().stream().anyMatch(row.texts()::contains)) {
      faults.add(
          row.file(),
          row.line(),
          "%s with this text was given before, first in line %d of %s"
              .formatted(row.path(), image.first().line(), image.first().file()));
    } else {
      image.captions().addAll(row.texts());
    }
  }

  private record FolderImage(MetadataRow first, List<String> captions) {}

  private static ImageTextDataset dataset(
      Path folder, Map<String, FolderImage> images, Faults faults) {
    ClassIndexes classes = new ClassIndexes();
    ImageFiles files = new ImageFiles(folder, "", faults);
    List<Sample> samples = new ArrayList<>();
    boolean split = images.values().stream().anyMatch(image -> image.first().split().isPresent());
    for (FolderImage image : images.values()) {
      MetadataRow row = image.first();
      Optional<Path> file = files.find(row.path(), row.file(), row.line());
      if (split && row.split().isEmpty()) {
        faults.add(row.file(), row.line(), row.path() + " is in no split, others are");
      } else if (file.isPresent()) {
        samples.add(
            new Sample(
                row.path(),
                file.get(),
                classes.index(row.className()),
                Optional.empty(),
                image.captions(),
                row.split().orElse(Split.TRAIN)));
      }
    }
    return new Reading(folder, Layout.IMAGEFOLDER, faults)
        .dataset(samples, classes.names(), split ? SplitOrigin.NAMED : SplitOrigin.MADE);
  }
}
