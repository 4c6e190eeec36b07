// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.Quantisation;
import io.stackgan.onnxexport.QuantisedExport;
import io.stackgan.onnxexport.WeightSource;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stages in int8 beside the same in float32, which is held against the training engine elsewhere.
 */
class QuantisedExportTest {

  private static final int EMBEDDING = 24;
  private static final int WIDTH = 16;

  private final Map<String, float[]> weights = new HashMap<>();
  private final Random random = new Random(3);
  private final Stage1Generator first = Stage1Generator.of(EMBEDDING, WIDTH);
  private final Stage2Generator second = Stage2Generator.of(EMBEDDING, WIDTH, 2);
  private final WeightSource source = weights::get;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void fillWeights() {
    List.of(first.conditioning(), first.image(), second.conditioning(), second.image())
        .forEach(this::fill);
  }

  private void fill(Network network) {
    for (Parameter parameter : network.parameters()) {
      float[] values = new float[parameter.size()];
      double inputs = (double) values.length / parameter.shape().get(0);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) value(parameter.role(), inputs);
      }
      weights.put(network.name() + "." + parameter.name(), values);
    }
  }

  private double value(Parameter.Role role, double inputs) {
    return switch (role) {
      case WEIGHT, SCALED_WEIGHT -> random.nextGaussian() / Math.sqrt(inputs);
      case SCALE -> 1 + 0.1 * random.nextGaussian();
      case BIAS, RUNNING_MEAN -> 0.1 * random.nextGaussian();
      case RUNNING_VARIANCE -> 1;
    };
  }

  private byte[] stage1(Optional<Quantisation> quantisation) {
    return QuantisedExport.stage1(first, EMBEDDING, source, quantisation);
  }

  private byte[] stage2(Optional<Quantisation> quantisation) {
    return QuantisedExport.stage2(second, EMBEDDING, source, quantisation);
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private List<Draw> draws(int count) {
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      draws.add(new Draw(normal(EMBEDDING), i));
    }
    return draws;
  }

  private List<Map<String, Floats>> sketches(List<Draw> draws) {
    try (OnnxModel model = LoadedGraph.of(GeneratorExport.stage1(first, EMBEDDING, source))) {
      return draws.stream().map(draw -> draw.stage2(image(model, draw.stage1()))).toList();
    }
  }

  private static Floats image(OnnxModel model, Map<String, Floats> inputs) {
    return model.run(inputs).get(GeneratorExport.IMAGE);
  }

  private double psnr(byte[] exact, byte[] other, List<Map<String, Floats>> inputs) {
    PictureError error = new PictureError();
    try (OnnxModel wanted = LoadedGraph.of(exact);
        OnnxModel drawn = LoadedGraph.of(other)) {
      inputs.forEach(
          input -> error.add(image(wanted, input).values(), image(drawn, input).values()));
    }
    return error.psnr();
  }

  private Quantisation search(
      Function<Optional<Quantisation>, byte[]> export, List<Map<String, Floats>> inputs) {
    return new Int8Search(export, inputs, said::add).find();
  }

  @Test
  void observedStages_drawAsExported() {
    List<Draw> draws = draws(2);
    List<Map<String, Floats>> inputs = draws.stream().map(Draw::stage1).toList();

    byte[] exported1 = GeneratorExport.stage1(first, EMBEDDING, source);
    byte[] exported2 = GeneratorExport.stage2(second, EMBEDDING, source);

    assertThat(psnr(exported1, stage1(Optional.empty()), inputs)).isGreaterThan(90);
    assertThat(psnr(exported2, stage2(Optional.empty()), sketches(draws))).isGreaterThan(90);
  }

  @Test
  void int8_drawsAlmostTheSamePictures() {
    List<Draw> shown = draws(8);
    List<Draw> others = draws(4);
    Quantisation quick1 = search(this::stage1, shown.stream().map(Draw::stage1).toList());
    Quantisation quick2 = search(this::stage2, sketches(shown));

    byte[] exported1 = GeneratorExport.stage1(first, EMBEDDING, source);
    byte[] exported2 = GeneratorExport.stage2(second, EMBEDDING, source);

    assertThat(
            psnr(
                exported1, stage1(Optional.of(quick1)), others.stream().map(Draw::stage1).toList()))
        .isGreaterThan(35);
    assertThat(psnr(exported2, stage2(Optional.of(quick2)), sketches(others))).isGreaterThan(35);
    assertThat(said).allMatch(line -> line.contains("dB"));
  }

  @Test
  void layerThatInt8Spoils_staysInFloat32() {
    // Weights of one output so far apart that most of them vanish beside the largest.
    float[] spoilt = weights.get("stage1.generator.image.weight");
    for (int i = 0; i < spoilt.length; i += WIDTH / 2 * 9) {
      spoilt[i] = 400;
    }
    List<Map<String, Floats>> inputs = draws(4).stream().map(Draw::stage1).toList();

    Quantisation found = search(this::stage1, inputs);

    assertThat(found.exact()).contains("image");
  }

  @Test
  void picture_hasTheSameBits_aloneAndAtAnyPlaceOfABatch() {
    Quantisation quick = search(this::stage2, sketches(draws(2)));
    List<Map<String, Floats>> rows = sketches(draws(3));
    try (OnnxModel model = LoadedGraph.of(stage2(Optional.of(quick)))) {
      Floats batch = image(model, together(rows));
      for (int i = 0; i < rows.size(); i++) {
        assertThat(batch.row(i)).isEqualTo(image(model, rows.get(i)).values());
      }
    }
  }

  @Test
  void sketch_hasTheSameBits_aloneAndAtAnyPlaceOfABatch() {
    List<Map<String, Floats>> rows = draws(5).stream().map(Draw::stage1).toList();
    Quantisation quick = search(this::stage1, rows);
    try (OnnxModel model = LoadedGraph.of(stage1(Optional.of(quick)))) {
      Floats batch = image(model, together(rows));
      for (int i = 0; i < rows.size(); i++) {
        assertThat(batch.row(i)).isEqualTo(image(model, rows.get(i)).values());
      }
    }
  }

  private static Map<String, Floats> together(List<Map<String, Floats>> rows) {
    Map<String, Floats> batch = new HashMap<>();
    for (String name : rows.get(0).keySet()) {
      long[] shape = rows.get(0).get(name).shape().clone();
      float[][] values = rows.stream().map(row -> row.get(name).values()).toArray(float[][]::new);
      shape[0] = rows.size();
      batch.put(name, new Floats(shape, Floats.ofRows(values).values()));
    }
    return batch;
  }
}
