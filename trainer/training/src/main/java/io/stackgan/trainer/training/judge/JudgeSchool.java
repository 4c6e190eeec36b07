// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.trainer.dataset.CubDataset;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.preparation.TextEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch;

/** Teaches the judges of an evaluation on a folder of drawn birds, the training split alone. */
public final class JudgeSchool {

  /** Captions of an image that are encoded: all ten would take most of the time. */
  private static final int CAPTIONS = 3;

  private static final int REPORTS = 10;

  private final Path data;
  private final Path out;
  private final long seed;
  private final Consumer<String> log;

  /**
   * @param data drawn birds
   * @param out the folder that gets the judges' files
   */
  public JudgeSchool(Path data, Path out, long seed, Consumer<String> log) {
    this.data = data;
    this.out = out;
    this.seed = seed;
    this.log = log;
  }

  /**
   * @param cache for packed pictures and embeddings
   */
  public void run(TextEncoder encoder, Path cache, Lengths lengths, int threads)
      throws IOException {
    torch.set_num_threads(threads);
    Files.createDirectories(out);
    Files.createDirectories(cache);
    ImageTextDataset dataset = CubDataset.read(data);
    Album train = album(dataset, Split.TRAIN, cache);
    colours(train, album(dataset, Split.TEST, cache), lengths.colourSteps());
    List<Sample> captioned = train.samples().stream().map(JudgeSchool::fewCaptions).toList();
    CaptionEmbeddings embeddings =
        CaptionEmbeddings.of(
            captioned, encoder, cache.resolve("judge-" + dataset.fingerprint() + ".f32"), log);
    match(new Album(captioned, train.images()), embeddings, lengths.matchSteps());
  }

  /** Steps of each lesson. */
  public record Lengths(int colourSteps, int matchSteps) {}

  private Album album(ImageTextDataset dataset, Split split, Path cache) {
    String name = "judge-%s-%s.rgb".formatted(dataset.fingerprint(), split);
    List<Sample> samples = dataset.samples(split);
    return new Album(samples, ImageFile.of(cache.resolve(name), samples, Album.PACKED_SIDE, log));
  }

  private static Sample fewCaptions(Sample sample) {
    List<String> captions = sample.captions();
    return new Sample(
        sample.id(),
        sample.image(),
        sample.classIndex(),
        sample.box(),
        captions.subList(0, Math.min(CAPTIONS, captions.size())),
        sample.split());
  }

  private void colours(Album train, Album test, int steps) throws IOException {
    PartColours colours = PartColours.read(data);
    ColourLesson lesson = new ColourLesson(colours, seed);
    lesson.teach(train, steps, seed, reporting("colours"));
    Map<String, Double> accuracy = lesson.accuracy(test);
    log.accept("right on test images: " + accuracy);
    write(
        "part-colours.onnx",
        NetworkExport.ofPictures(
            lesson.network(), JudgeNetworks.SIDE, colours.outputs(), lesson.weights()::values));
    byte[] description =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsBytes(Map.of("colours", colours.colours(), "accuracy", accuracy));
    write("part-colours.json", description);
  }

  private void match(Album train, CaptionEmbeddings embeddings, int steps) throws IOException {
    MatchLesson lesson = new MatchLesson(embeddings, seed);
    lesson.teach(train, steps, seed, reporting("match"));
    write(
        "picture-match.onnx",
        NetworkExport.ofPictures(
            lesson.picture(), JudgeNetworks.SIDE, JudgeNetworks.SPACE, lesson.weights()::values));
    write(
        "caption-match.onnx",
        NetworkExport.ofVectors(
            lesson.caption(),
            embeddings.features(),
            JudgeNetworks.SPACE,
            lesson.weights()::values));
  }

  private LessonListener reporting(String lesson) {
    return (step, steps, loss) -> {
      if ((step + 1) * REPORTS / steps > step * REPORTS / steps) {
        log.accept("%s: step %d of %d, loss %.3f".formatted(lesson, step + 1, steps, loss));
      }
    };
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(out.resolve(name), content);
  }
}
