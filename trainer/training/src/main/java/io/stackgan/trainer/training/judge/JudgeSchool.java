// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.onnxexport.HalfPrecision;
import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.Preparation;
import io.stackgan.trainer.preparation.WordPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch;

/**
 * Teaches the judges of an evaluation, on the training split alone: which picture matches which
 * caption, and on drawn birds also which part has which colour.
 */
public final class JudgeSchool {

  private static final int REPORTS = 10;

  private final Path data;
  private final Path out;
  private final long seed;
  private final Consumer<String> log;

  /**
   * @param data in any layout
   * @param out the folder that gets the judges' files
   */
  public JudgeSchool(Path data, Path out, long seed, Consumer<String> log) {
    this.data = data;
    this.out = out;
    this.seed = seed;
    this.log = log;
  }

  /**
   * @param cache for packed pictures, shared with trainings
   */
  public void run(Path cache, Lengths lengths, int threads) throws IOException {
    torch.set_num_threads(threads);
    Files.createDirectories(out);
    ImageTextDataset dataset = DatasetReader.read(data);
    Preparation preparation = new Preparation(dataset, cache, threads, log);
    Album train = album(dataset, Split.TRAIN, preparation);
    Album test = album(dataset, Split.TEST, preparation);
    if (PartColours.areIn(data)) {
      colours(dataset, train, test, lengths.colourSteps());
    } else {
      log.accept("Nothing says which colours the parts have in %s".formatted(data));
    }
    match(dataset, train, test, lengths.matchSteps());
  }

  /** Steps of each lesson; a lesson of none is left out. */
  public record Lengths(int colourSteps, int matchSteps) {}

  private static Album album(ImageTextDataset dataset, Split split, Preparation preparation) {
    return new Album(dataset.samples(split), preparation.pictures(split, JudgeNetworks.SIDE));
  }

  private void colours(ImageTextDataset dataset, Album train, Album test, int steps)
      throws IOException {
    if (steps == 0) {
      return;
    }
    PartColours colours = PartColours.read(data);
    ColourLesson lesson = new ColourLesson(colours, seed);
    lesson.teach(train, steps, seed, reporting("colours"));
    Map<String, Double> accuracy = lesson.accuracy(test);
    log.accept("right on test images: " + percent(accuracy));
    write("part-colours.onnx", lesson.onnx());
    describe(
        "part-colours.json", dataset, Map.of("colours", colours.colours(), "accuracy", accuracy));
  }

  private void describe(String name, ImageTextDataset dataset, Map<String, Object> judge)
      throws IOException {
    Map<String, Object> description = new TreeMap<>(judge);
    description.put(
        "taught",
        new TreeMap<>(Map.of("dataset", dataset.name(), "fingerprint", dataset.fingerprint())));
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(out.resolve(name).toFile(), description);
  }

  private static String percent(Map<String, Double> accuracy) {
    return accuracy.entrySet().stream()
        .map(part -> "%s %.1f %%".formatted(part.getKey(), 100 * part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void match(ImageTextDataset dataset, Album train, Album test, int steps)
      throws IOException {
    if (steps == 0) {
      return;
    }
    MatchLesson lesson = new MatchLesson(new WordPairs(), seed);
    lesson.teach(train, steps, seed, reporting("match"));
    double precision = new MatchExam(lesson).precision(test, seed);
    log.accept(
        "own caption found among 100 for %.1f %% of the test images".formatted(100 * precision));
    describe("match.json", dataset, Map.of("precision", precision));
    write("picture-match.onnx", lesson.pictureOnnx());
    write("caption-match.onnx", lesson.captionOnnx());
  }

  private LessonListener reporting(String lesson) {
    return (step, steps, loss) -> {
      if ((step + 1) * REPORTS / steps > step * REPORTS / steps) {
        log.accept("%s: step %d of %d, loss %.3f".formatted(lesson, step + 1, steps, loss));
      }
    };
  }

  private void write(String name, byte[] onnx) throws IOException {
    Files.write(out.resolve(name), HalfPrecision.of(onnx));
  }
}
