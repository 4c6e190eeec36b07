// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** For drawn birds: how probable each value of each trait is, by classifiers that have learned. */
final class KnownSights implements Sights {

  /** So many random squares of each picture are looked at. */
  private static final int VARIANTS = 2;

  private static final int BATCH = 64;

  private final byte[] onnx;
  private final OnnxModel classifiers;
  private final List<String> colours;
  private final TraitPlaces places;
  private final List<float[]> seen = new ArrayList<>();
  private final int pictures;

  /**
   * @param model the classifiers', one after another
   * @param traits the values of each trait, in the order of their outputs
   * @param album the training split's
   */
  KnownSights(
      Path model,
      Collection<List<String>> traits,
      List<String> colours,
      Album album,
      RandomGenerator random)
      throws IOException {
    this.onnx = Files.readAllBytes(model);
    this.classifiers = OnnxModel.load(model, InferenceConfig.cpu(1));
    this.colours = colours;
    this.places = new TraitPlaces(traits, colours);
    this.pictures = album.samples().size();
    for (int variant = 0; variant < VARIANTS; variant++) {
      look(album, random);
    }
  }

  private void look(Album album, RandomGenerator random) {
    for (int from = 0; from < pictures; from += BATCH) {
      int[] batch = new int[Math.min(BATCH, pictures - from)];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = from + i;
      }
      Floats rows = probabilities(Tensors.scope(() -> Tensors.values(album.varied(batch, random))));
      for (int i = 0; i < batch.length; i++) {
        seen.add(rows.row(i));
      }
    }
  }

  private Floats probabilities(float[] images) {
    int side = JudgeNetworks.SIDE;
    long count = images.length / (3L * side * side);
    Floats input = new Floats(new long[] {count, 3, side, side}, images);
    return classifiers.run(Map.of(JudgeNetworks.IMAGE, input)).get("output");
  }

  @Override
  public int size() {
    return places.size();
  }

  @Override
  public int[] kept() {
    return places.of(Exchange.none(colours));
  }

  @Override
  public List<Network> networks() {
    return List.of();
  }

  @Override
  public Exchange exchange(RandomGenerator random) {
    return Exchange.of(colours, random);
  }

  @Override
  public Tensor varied(
      int[] batch, List<Exchange> exchanges, RandomGenerator random, Weights weights) {
    float[] rows = new float[batch.length * size()];
    for (int i = 0; i < batch.length; i++) {
      float[] row = seen.get(random.nextInt(VARIANTS) * pictures + batch[i]);
      put(row, places.of(exchanges.get(i)), rows, i * size());
    }
    return Tensors.of(rows, batch.length, size());
  }

  @Override
  public Tensor plain(Album album, int from, int to, Weights weights) {
    Floats all = probabilities(Tensors.values(album.plain(from, to)));
    float[] rows = new float[(to - from) * size()];
    for (int i = 0; i < to - from; i++) {
      put(all.row(i), kept(), rows, i * size());
    }
    return Tensors.of(rows, to - from, size());
  }

  private static void put(float[] row, int[] places, float[] to, int start) {
    for (int i = 0; i < places.length; i++) {
      to[start + places[i]] = row[i];
    }
  }

  @Override
  public byte[] onnx(Weights weights) {
    return onnx.clone();
  }
}
