// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.Quantisation;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds how a stage is computed in int8: ranges by what its layers give for some inputs, then,
 * while its pictures are too far from those in float32, the layer that helps most goes back to
 * float32.
 */
final class Int8Search {

  /** dB; above what is required, for other pictures will be a little worse. */
  private static final double WANTED = 36.5;

  private final Function<Optional<Quantisation>, byte[]> export;
  private final List<Map<String, Floats>> inputs;
  private final Consumer<String> log;
  private final List<float[]> pictures = new ArrayList<>();

  /**
   * @param export as {@link io.stackgan.onnxexport.QuantisedExport}
   */
  Int8Search(
      Function<Optional<Quantisation>, byte[]> export,
      List<Map<String, Floats>> inputs,
      Consumer<String> log) {
    this.export = export;
    this.inputs = inputs;
    this.log = log;
  }

  Quantisation find() {
    Quantisation found = observed();
    double psnr = psnr(found);
    log.accept("All layers in int8: %.1f dB".formatted(psnr));
    while (psnr < WANTED && found.exact().size() < found.layers().size()) {
      found = better(found);
      psnr = psnr(found);
      log.accept("%s in float32: %.1f dB".formatted(found.exact(), psnr));
    }
    return found;
  }

  /** With the one layer more in float32 that helps most. */
  private Quantisation better(Quantisation found) {
    Quantisation best = found;
    double highest = 0;
    for (String layer : found.layers()) {
      if (!found.exact().contains(layer)) {
        Set<String> exact = new HashSet<>(found.exact());
        exact.add(layer);
        Quantisation tried = found.withExact(exact);
        double psnr = psnr(tried);
        best = psnr > highest ? tried : best;
        highest = Math.max(highest, psnr);
      }
    }
    return best;
  }

  private Quantisation observed() {
    Quantisation.Observer observer = new Quantisation.Observer();
    try (OnnxModel model = LoadedGraph.of(export.apply(Optional.empty()))) {
      for (Map<String, Floats> input : inputs) {
        Map<String, Floats> results = model.run(input);
        results.forEach((output, values) -> observer.add(output, values.values()));
        pictures.add(results.get(GeneratorExport.IMAGE).values());
      }
    }
    return observer.quantisation();
  }

  private double psnr(Quantisation quantisation) {
    PictureError error = new PictureError();
    try (OnnxModel model = LoadedGraph.of(export.apply(Optional.of(quantisation)))) {
      for (int i = 0; i < inputs.size(); i++) {
        Floats drawn = model.run(inputs.get(i)).get(GeneratorExport.IMAGE);
        error.add(pictures.get(i), drawn.values());
      }
    }
    return error.psnr();
  }
}
