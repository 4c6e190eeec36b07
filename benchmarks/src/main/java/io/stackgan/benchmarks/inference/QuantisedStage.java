// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.Quantisation;
import io.stackgan.onnxexport.QuantisedExport;
import java.util.Optional;

/** A stage in int8, its ranges found on a batch of the bench's own inputs. */
record QuantisedStage(Stage stage, SharedWeights weights) {

  private static final int OBSERVED = 4;

  byte[] exported() {
    Quantisation.Observer observer = new Quantisation.Observer();
    try (OnnxContender observed = OnnxContender.load("observed", exported(Optional.empty()))) {
      observed
          .results(stage.inputs(OBSERVED))
          .forEach((output, values) -> observer.add(output, values.values()));
    }
    return exported(Optional.of(observer.quantisation()));
  }

  private byte[] exported(Optional<Quantisation> quantisation) {
    return stage.readsCondition()
        ? QuantisedExport.stage1(
            new Stage1Generator(stage.conditioning(), stage.image()),
            Stage.EMBEDDING,
            weights.values()::get,
            quantisation)
        : QuantisedExport.stage2(
            new Stage2Generator(stage.conditioning(), stage.image()),
            Stage.EMBEDDING,
            weights.values()::get,
            quantisation);
  }
}
