// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.networks.Network;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.GeneratorExport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A generator of some width, and what it reads.
 *
 * @param beside the image network's second input
 * @param size of the picture that it gives
 * @param own the model's input that is not of the text: name and shape without the batch
 */
record Stage(
    String name,
    int width,
    Network conditioning,
    Network image,
    String beside,
    int size,
    String own,
    long[] ownShape) {

  static final int EMBEDDING = 384;
  static final int CONDITION = 128;

  static Stage first(int width) {
    Stage1Generator generator = Stage1Generator.of(EMBEDDING, width);
    return new Stage(
        "Stage-I",
        width,
        generator.conditioning(),
        generator.image(),
        Stage1Generator.NOISE_INPUT,
        64,
        GeneratorExport.NOISE,
        new long[] {Stage1Generator.NOISE});
  }

  static Stage second(int width) {
    Stage2Generator generator = Stage2Generator.of(EMBEDDING, width, 4);
    return new Stage(
        "Stage-II",
        width,
        generator.conditioning(),
        generator.image(),
        Stage2Generator.CONDITION_INPUT,
        256,
        GeneratorExport.SKETCH,
        new long[] {3, 64, 64});
  }

  boolean readsCondition() {
    return image.input().equals(Stage1Generator.CONDITION_INPUT)
        && beside.equals(Stage1Generator.NOISE_INPUT);
  }

  byte[] exported(SharedWeights weights) {
    return readsCondition()
        ? GeneratorExport.stage1(
            new Stage1Generator(conditioning, image), EMBEDDING, weights.values()::get)
        : GeneratorExport.stage2(
            new Stage2Generator(conditioning, image), EMBEDDING, weights.values()::get);
  }

  SharedWeights weights() {
    return SharedWeights.random(List.of(conditioning, image));
  }

  /** The shape of each of the model's inputs. */
  Map<String, long[]> shapes(int batch) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(GeneratorExport.EMBEDDING, new long[] {batch, EMBEDDING});
    shapes.put(GeneratorExport.EPSILON, new long[] {batch, CONDITION});
    shapes.put(own, LongStream.concat(LongStream.of(batch), Arrays.stream(ownShape)).toArray());
    return shapes;
  }

  /** The same values for every contender. */
  Inputs inputs(int batch) {
    SplittableRandom random = new SplittableRandom(2);
    Map<String, float[]> inputs = new LinkedHashMap<>();
    Map<String, long[]> shapes = shapes(batch);
    shapes.forEach(
        (input, shape) -> {
          int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
          float[] values = new float[size];
          for (int i = 0; i < size; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
          }
          inputs.put(input, values);
        });
    return new Inputs(batch, inputs, shapes);
  }
}
