// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.settings.StageName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that have learned nonsense. */
public final class SpoiledRuns {

  private SpoiledRuns() {}

  /** Puts what is not a number into Stage-I's averaged weights. */
  public static void spoil(RunFolder run) {
    Path file = run.checkpoint(StageName.STAGE1).newest();
    TensorFile checkpoint = TensorFile.read(file);
    Map<String, float[]> tensors = new LinkedHashMap<>();
    checkpoint.names().forEach(name -> tensors.put(name, checkpoint.tensor(name)));
    tensors.keySet().stream()
        .filter(name -> name.startsWith("average/") && name.endsWith(".weight"))
        .forEach(name -> tensors.get(name)[0] = Float.NaN);
    new TensorFile(checkpoint.metadata(), tensors).write(file);
  }
}
