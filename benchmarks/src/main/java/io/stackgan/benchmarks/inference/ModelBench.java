// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/** Both stages of some width by every contender, on the same weights and inputs, in turns. */
final class ModelBench {

  static final String OURS = "StackGAN Streaming fp32";
  static final String INT8 = "StackGAN Streaming int8";
  static final String NAIVE = "naive ONNX graph fp32";
  static final String BOTH = "both stages";

  private final int[] batches;
  private final int rounds;

  ModelBench(int[] batches, int rounds) {
    this.batches = batches;
    this.rounds = rounds;
    torch.set_num_threads(1);
  }

  List<Figure> measure(int width) {
    List<Figure> figures = new ArrayList<>();
    List<Figure> first = measure(Stage.first(width));
    List<Figure> second = measure(Stage.second(width));
    figures.addAll(first);
    figures.addAll(second);
    double operations =
        PaperOperations.of(Stage.first(width)) + PaperOperations.of(Stage.second(width));
    for (int i = 0; i < first.size(); i++) {
      Figure one = first.get(i);
      Figure two = second.get(i);
      double milliseconds = one.milliseconds() + two.milliseconds();
      figures.add(
          new Figure(
              BOTH,
              width,
              one.batch(),
              one.contender(),
              milliseconds,
              1000 * operations / milliseconds,
              Math.max(one.difference(), two.difference())));
    }
    return figures;
  }

  private List<Figure> measure(Stage stage) {
    List<Contender> contenders = contenders(stage);
    try {
      List<Figure> figures = new ArrayList<>();
      for (int batch : batches) {
        figures.addAll(measure(stage, contenders, batch));
      }
      return figures;
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private static List<Contender> contenders(Stage stage) {
    SharedWeights weights = stage.weights();
    return List.of(
        EagerContender.float32(stage, weights),
        EagerContender.bfloat16(stage, weights),
        OnnxContender.load(NAIVE, NaiveExport.of(stage, weights)),
        OnnxContender.load(OURS, stage.exported(weights)),
        OnnxContender.load(INT8, new QuantisedStage(stage, weights).exported()));
  }

  private List<Figure> measure(Stage stage, List<Contender> contenders, int batch) {
    Inputs inputs = stage.inputs(batch);
    float[] reference = contenders.get(0).draw(inputs);
    Map<String, Runnable> work = new LinkedHashMap<>();
    contenders.forEach(contender -> work.put(contender.name(), () -> contender.draw(inputs)));
    Map<String, Double> seconds = Turns.medians(work, rounds);
    List<Figure> figures = new ArrayList<>();
    for (Contender contender : contenders) {
      double each = seconds.get(contender.name()) / batch;
      figures.add(
          new Figure(
              stage.name(),
              stage.width(),
              batch,
              contender.name(),
              1000 * each,
              PaperOperations.of(stage) / each,
              difference(reference, contender.draw(inputs))));
    }
    return figures;
  }

  private static double difference(float[] some, float[] others) {
    double largest = 0;
    for (int i = 0; i < some.length; i++) {
      largest = Math.max(largest, Math.abs(some[i] - others[i]));
    }
    return largest;
  }
}
