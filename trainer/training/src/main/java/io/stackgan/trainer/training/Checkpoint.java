// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.TrainingException;
import io.stackgan.trainer.training.engine.Weights;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * A stage's state on disk: weights, their average, both optimisers' moments, and the position, from
 * which the schedule and all random numbers follow. The one before the newest is kept too.
 */
final class Checkpoint {

  private static final String STEP = "step";
  private static final String SECONDS = "seconds";
  private static final String LOSSES = "losses";

  private final Path newest;
  private final Path previous;

  /**
   * @param newest such as {@code checkpoint.safetensors}; {@code checkpoint-previous.safetensors}
   *     is beside it
   */
  Checkpoint(Path newest) {
    this.newest = newest;
    String name = newest.getFileName().toString();
    int ending = name.lastIndexOf('.');
    this.previous =
        newest.resolveSibling(name.substring(0, ending) + "-previous" + name.substring(ending));
  }

  Path newest() {
    return newest;
  }

  /**
   * The newest that there is. The one before it when a process was killed while it put the newest
   * in its place, or when the user has removed the newest.
   */
  Optional<Path> file() {
    return Files.exists(newest) ? Optional.of(newest) : Optional.of(previous).filter(Files::exists);
  }

  /**
   * @throws TrainingException when it cannot be written; the earlier ones are still there
   */
  void write(StageState state) {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    state.tensors().forEach((name, tensor) -> tensors.put(name, Tensors.values(tensor)));
    Map<String, String> metadata =
        Map.of(
            STEP, Long.toString(state.step()),
            SECONDS, Double.toString(state.seconds()),
            LOSSES, state.losses().state());
    try {
      new TensorFile(metadata, tensors).write(newest, previous);
    } catch (UncheckedIOException e) {
      throw new TrainingException(
          "%s: %s. The checkpoint before it is whole: make room, then go on with the same command and --resume"
              .formatted(e.getMessage(), e.getCause().getMessage()),
          e);
    }
  }

  /** Steps done in the file that there is; 0 without one. */
  long steps() {
    return file().map(this::read).map(Checkpoint::step).orElse(0L);
  }

  /**
   * @throws TrainingException when it is damaged, or of other networks than the state's
   */
  void restore(StageState state) {
    Path file = file().orElseThrow();
    TensorFile tensors = read(file);
    Map<String, Tensor> own = state.tensors();
    own.forEach((name, tensor) -> requireFits(file, tensors, name, tensor));
    state.restore(step(tensors), Double.parseDouble(tensors.metadata().get(SECONDS)));
    Optional.ofNullable(tensors.metadata().get(LOSSES)).ifPresent(state.losses()::restore);
    own.forEach((name, tensor) -> Tensors.set(tensor, tensors.tensor(name)));
  }

  private TensorFile read(Path file) {
    try {
      return TensorFile.read(file);
    } catch (TrainingException e) {
      String way =
          file.equals(newest) && Files.exists(previous)
              ? "to go on from the one before it"
              : "to begin the stage anew";
      throw new TrainingException("%s. Remove the file %s".formatted(e.getMessage(), way), e);
    }
  }

  private static void requireFits(Path file, TensorFile tensors, String name, Tensor tensor) {
    int values = tensors.names().contains(name) ? tensors.tensor(name).length : 0;
    if (values != tensor.numel()) {
      throw new TrainingException(
          "%s is of other networks: %s has %d values there, %d by the settings. Resume with the widths, blocks and spectral-norm that the run was started with"
              .formatted(file, name, values, tensor.numel()));
    }
  }

  /** An averaged weight, which is what is exported. */
  static float[] averaged(TensorFile checkpoint, String name) {
    return checkpoint.tensor(StageState.AVERAGE + name);
  }

  /** Networks with their averaged weights. */
  static Weights averaged(TensorFile checkpoint, List<Network> networks) {
    Weights weights = Weights.initial(networks, new SplittableRandom(0));
    weights.names().forEach(name -> weights.set(name, averaged(checkpoint, name)));
    return weights;
  }

  /** Time taken. */
  static double seconds(TensorFile checkpoint) {
    return Double.parseDouble(checkpoint.metadata().get(SECONDS));
  }

  /** Steps done. */
  static long step(TensorFile checkpoint) {
    return Long.parseLong(checkpoint.metadata().get(STEP));
  }
}
