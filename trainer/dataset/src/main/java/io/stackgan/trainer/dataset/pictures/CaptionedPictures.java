// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pictures;

import io.stackgan.trainer.dataset.Fault;
import io.stackgan.trainer.dataset.RgbReader;
import io.stackgan.trainer.dataset.UnreadableImageException;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pictures with a text file of the same name beside each, a caption a line. What lacks its text or
 * cannot be read is left out and named.
 */
public final class CaptionedPictures {

  private static final Set<String> READ = Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp");
  private static final Set<String> UNREAD = Set.of("svg", "tif", "tiff", "avif", "heic");

  private final boolean firstLine;
  private final Map<Path, List<String>> captions = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param firstLine whether only a text's first line is a caption
   */
  public CaptionedPictures(boolean firstLine) {
    this.firstLine = firstLine;
  }

  /** Takes the pictures of a folder and of all folders in it. */
  public void add(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UnusableDatasetException(folder + " is not a folder.");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(this::addFile);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private void addFile(Path file) {
    String ending = ending(file);
    if (READ.contains(ending)) {
      addPicture(file);
    } else if (UNREAD.contains(ending)) {
      faults.add(fault(file, "is no JPEG, PNG, WebP, GIF or BMP image: convert it first"));
    }
  }

  private void addPicture(Path picture) {
    Path text = picture.resolveSibling(stem(picture) + ".txt");
    if (!Files.isRegularFile(text)) {
      faults.add(fault(picture, "has no " + text.getFileName() + " beside it"));
      return;
    }
    List<String> lines = lines(text);
    if (lines.isEmpty()) {
      faults.add(fault(text, "has no caption"));
    } else if (readable(picture)) {
      captions.put(picture, firstLine ? lines.subList(0, 1) : lines);
    }
  }

  private boolean readable(Path picture) {
    try {
      RgbReader.read(picture);
      return true;
    } catch (UnreadableImageException e) {
      faults.add(fault(picture, e.problem()));
      return false;
    }
  }

  private static List<String> lines(Path text) {
    try {
      String content = new String(Files.readAllBytes(text), StandardCharsets.UTF_8);
      return content.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + text + ": " + e.getMessage(), e);
    }
  }

  private static Fault fault(Path file, String problem) {
    return new Fault(file.toString(), 0, problem);
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** By picture, in the order of their paths. */
  Map<Path, List<String>> captions() {
    return captions;
  }

  /** What was left out, and why. */
  public List<Fault> faults() {
    return faults;
  }
}
