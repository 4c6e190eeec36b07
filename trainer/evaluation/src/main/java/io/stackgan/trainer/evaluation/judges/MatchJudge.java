// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Planes;
import io.stackgan.trainer.preparation.WordPairs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Puts pictures and captions into one space, where the dot product says how well they match. It
 * reads captions by their words and pairs of words, whatever encoder the release has that it
 * judges.
 */
public final class MatchJudge implements AutoCloseable {

  static final String PICTURES = "picture-match.onnx";
  static final String CAPTIONS = "caption-match.onnx";
  static final String DESCRIPTION = "match.json";
  private static final String OUTPUT = "output";
  private static final int BATCH = 64;

  private final Description description;
  private final WordPairs reader;
  private final OnnxModel pictures;
  private final OnnxModel captions;

  /**
   * What is known of the networks.
   *
   * @param taught on which data set
   * @param precision the share of real test images that match one of their captions better than 99
   *     others
   * @param words the words and pairs of words that are read, in the order of the captions' inputs
   */
  private record Description(Taught taught, double precision, List<String> words) {}

  private MatchJudge(Description description, OnnxModel pictures, OnnxModel captions) {
    this.description = description;
    this.reader = new WordPairs(description.words());
    this.pictures = pictures;
    this.captions = captions;
  }

  /**
   * @param folder with the two networks
   */
  static MatchJudge load(Path folder) {
    InferenceConfig config = InferenceConfig.cpu(1);
    return new MatchJudge(
        Descriptions.read(folder.resolve(DESCRIPTION), Description.class),
        OnnxModel.load(folder.resolve(PICTURES), config),
        OnnxModel.load(folder.resolve(CAPTIONS), config));
  }

  Taught taught() {
    return description.taught();
  }

  /** The data set that it was taught, by name. */
  public String dataset() {
    return description.taught().dataset();
  }

  /**
   * @param picture 64×64
   */
  public float[] picture(RgbImage picture) {
    return pictures.run(Map.of("image", Planes.of(List.of(picture)))).get(OUTPUT).values();
  }

  public float[][] captions(List<String> texts) {
    float[][] embeddings = new float[texts.size()][];
    for (int start = 0; start < texts.size(); start += BATCH) {
      List<String> batch = texts.subList(start, Math.min(texts.size(), start + BATCH));
      float[][] words = reader.encode(batch);
      Tensor.Floats rows = captions.run(Map.of("words", Tensor.Floats.ofRows(words))).get(OUTPUT);
      for (int i = 0; i < batch.size(); i++) {
        embeddings[start + i] = rows.row(i);
      }
    }
    return embeddings;
  }

  @Override
  public void close() {
    pictures.close();
    captions.close();
  }
}
