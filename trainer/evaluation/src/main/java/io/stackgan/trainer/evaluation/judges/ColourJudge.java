// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Planes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part-and-colour classifier: a picture of 64×64 → a colour for each part. Of the parts that it
 * was taught it judges those whose colour it names rightly in 97 of 100 real test images.
 */
public final class ColourJudge implements AutoCloseable {

  static final String MODEL = "part-colours.onnx";
  static final String DESCRIPTION = "part-colours.json";
  private static final String IMAGE = "image";
  private static final String LOGITS = "output";
  private static final double RELIABLE = 0.97;

  private final OnnxModel model;
  private final Description description;

  /**
   * What the network's outputs mean.
   *
   * @param taught on which data set
   * @param colours of each part, in the order of the outputs, part after part
   * @param accuracy of each part on real test images
   */
  private record Description(
      Taught taught, LinkedHashMap<String, List<String>> colours, Map<String, Double> accuracy) {

    boolean reliable(String part) {
      return accuracy.get(part) >= RELIABLE;
    }
  }

  private ColourJudge(OnnxModel model, Description description) {
    this.model = model;
    this.description = description;
  }

  static ColourJudge load(Path folder) {
    Description description = Descriptions.read(folder.resolve(DESCRIPTION), Description.class);
    OnnxModel model = OnnxModel.load(folder.resolve(MODEL), InferenceConfig.cpu(1));
    return new ColourJudge(model, description);
  }

  Taught taught() {
    return description.taught();
  }

  /** The parts that it judges. */
  public List<String> parts() {
    return description.colours().keySet().stream().filter(description::reliable).toList();
  }

  /** The parts that it was taught and is not sure enough of. */
  public Map<String, Double> unsure() {
    Map<String, Double> unsure = new TreeMap<>(description.accuracy());
    unsure.keySet().removeAll(parts());
    return unsure;
  }

  /** The share of real test images whose colour it names rightly, by the parts that it judges. */
  public Map<String, Double> accuracy() {
    Map<String, Double> accuracy = new TreeMap<>(description.accuracy());
    accuracy.keySet().retainAll(parts());
    return accuracy;
  }

  /**
   * @param picture 64×64
   * @return for each part that it judges the probabilities of its colours
   */
  public Map<String, double[]> probabilities(RgbImage picture) {
    Tensor.Floats image = Planes.of(List.of(picture));
    float[] logits = model.run(Map.of(IMAGE, image)).get(LOGITS).values();
    Map<String, double[]> probabilities = new LinkedHashMap<>();
    int start = 0;
    for (Map.Entry<String, List<String>> part : description.colours().entrySet()) {
      int count = part.getValue().size();
      if (description.reliable(part.getKey())) {
        probabilities.put(part.getKey(), softmax(logits, start, count));
      }
      start += count;
    }
    return probabilities;
  }

  public SeenColours seen(Map<String, double[]> probabilities) {
    Map<String, String> seen = new HashMap<>();
    probabilities.forEach(
        (part, of) -> seen.put(part, description.colours().get(part).get(largest(of))));
    return new SeenColours(seen);
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  private static double[] softmax(float[] logits, int start, int count) {
    double[] result = new double[count];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, logits[start + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      result[i] = StrictMath.exp(logits[start + i] - largest);
      sum += result[i];
    }
    for (int i = 0; i < count; i++) {
      result[i] /= sum;
    }
    return result;
  }

  @Override
  public void close() {
    model.close();
  }
}
