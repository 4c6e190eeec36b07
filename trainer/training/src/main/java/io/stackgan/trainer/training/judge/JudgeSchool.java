// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.onnxexport.ClassifierUnion;
import io.stackgan.onnxexport.ClassifierUnion.Member;
import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;

/**
 * Teaches the judges of an evaluation, on the training split alone: which picture matches which
 * caption, and on drawn birds before that which part has which colour, and what the outlines show.
 */
public final class JudgeSchool {

  private static final int REPORTS = 10;
  private static final String COLOURS = "part-colours";
  private static final String SHAPES = "shapes";
  private static final String PICTURES = "picture-match";
  private static final String CAPTIONS = "caption-match";
  private static final List<String> OUTLINES = List.of("bill", "tail_length", "size", "pose");

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

  /** Steps of each lesson; a lesson of none is left out, and what it once made is used. */
  public record Lengths(int colourSteps, int shapeSteps, int matchSteps) {}

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
    JudgeFolder folder = new JudgeFolder(out, dataset);
    if (Traits.areIn(data)) {
      match(drawn(folder, train, test, lengths), folder, train, test, lengths.matchSteps());
    } else {
      log.accept("Nothing says which colours the parts have in %s".formatted(data));
      match(new LearnedSights(train), folder, train, test, lengths.matchSteps());
    }
  }

  private static Album album(ImageTextDataset dataset, Split split, Preparation preparation) {
    return new Album(dataset.samples(split), preparation.pictures(split, JudgeNetworks.SIDE));
  }

  private Sights drawn(JudgeFolder folder, Album train, Album test, Lengths lengths)
      throws IOException {
    PartColours parts = PartColours.read(data);
    Traits colours = parts.traits();
    Traits shapes = Traits.read(data, OUTLINES);
    TraitLesson first = new TraitLesson(colours, new PartClassifier(parts), seed);
    teach(COLOURS, "colours", first, colours, folder, train, test, lengths.colourSteps());
    TraitLesson second = new TraitLesson(shapes, new ShapeClassifier(shapes), seed);
    teach(SHAPES, "shapes", second, shapes, folder, train, test, lengths.shapeSteps());
    List<Member> members =
        List.of(member(COLOURS, colours, folder), member(SHAPES, shapes, folder));
    folder.write(PICTURES, ClassifierUnion.of(members));
    List<List<String>> values =
        Stream.of(colours, shapes).flatMap(all -> all.values().values().stream()).toList();
    return new KnownSights(
        folder.model(PICTURES), values, parts.plumage(), train, new SplittableRandom(seed));
  }

  private static Member member(String name, Traits traits, JudgeFolder folder) throws IOException {
    List<Integer> groups = traits.values().values().stream().map(List::size).toList();
    return new Member(folder.read(name), groups);
  }

  private void teach(
      String name,
      String what,
      TraitLesson lesson,
      Traits traits,
      JudgeFolder folder,
      Album train,
      Album test,
      int steps)
      throws IOException {
    if (steps > 0) {
      lesson.teach(train, steps, seed, reporting(what));
      Map<String, Double> accuracy = lesson.accuracy(test);
      log.accept("right on test images: " + percent(accuracy));
      folder.write(name, lesson.onnx());
      folder.describe(name, Map.of(what, traits.values(), "accuracy", accuracy));
    }
  }

  private static String percent(Map<String, Double> accuracy) {
    return accuracy.entrySet().stream()
        .map(part -> "%s %.1f %%".formatted(part.getKey(), 100 * part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void match(Sights sights, JudgeFolder folder, Album train, Album test, int steps)
      throws IOException {
    if (steps > 0) {
      MatchLesson lesson = new MatchLesson(sights, train, seed);
      lesson.teach(steps, seed, reporting("match"));
      double precision = new MatchExam(lesson).precision(test, seed);
      log.accept(
          "own caption found among 100 for %.1f %% of the test images".formatted(100 * precision));
      folder.describe("match", Map.of("precision", precision, "words", lesson.words()));
      folder.write(PICTURES, lesson.pictureOnnx());
      folder.write(CAPTIONS, lesson.captionOnnx());
    }
  }

  private LessonListener reporting(String lesson) {
    return (step, steps, loss) -> {
      if ((step + 1) * REPORTS / steps > step * REPORTS / steps) {
        log.accept("%s: step %d of %d, loss %.3f".formatted(lesson, step + 1, steps, loss));
      }
    };
  }
}
