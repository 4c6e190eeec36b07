// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.TrainingException;
import io.stackgan.trainer.training.losses.Judge;
import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.StageSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a checkpoint, the one before it serves. */
class CheckpointTest {

  private static final int FEATURES = 4;
  private static final Path FULL_DISK = Path.of("/dev/full");

  @TempDir Path folder;

  private final StageState state = state(4, false);
  private Path newest;
  private Path previous;
  private Checkpoint checkpoint;

  private static StageState state(int width, boolean spectralNorm) {
    StageSettings settings =
        Presets.settings(Presets.keys("tiny", Map.of("spectral-norm", spectralNorm + ""))).stage1();
    Discriminator discriminator = Discriminator.stage1(FEATURES, 2);
    return new StageState(
        new Stage1Pictures(Stage1Generator.of(FEATURES, width)).networks(),
        Judge.networks(spectralNorm ? discriminator.withoutBatchNorm() : discriminator),
        settings,
        ComputeDevice.CPU,
        1);
  }

  /** One of 7 steps, then one of 8. */
  @BeforeEach
  void writeTwo() {
    newest = folder.resolve("checkpoint.safetensors");
    previous = folder.resolve("checkpoint-previous.safetensors");
    checkpoint = new Checkpoint(newest);
    state.restore(7, 1);
    checkpoint.write(state);
    state.stepped(1, new StepLosses(0.1, 0.2, 0.3, 0.4, 0.5));
    checkpoint.write(state);
  }

  private long restoredStep() {
    StageState restored = state(4, false);
    checkpoint.restore(restored);
    return restored.step();
  }

  @Test
  void restored_hasEveryTensorAndTheUntoldLosses() {
    StageState other = state(4, false);
    other.tensors().values().forEach(tensor -> Tensors.set(tensor, new float[size(tensor)]));
    checkpoint.restore(other);
    state
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(Tensors.values(other.tensors().get(name)))
                    .as(name)
                    .isEqualTo(Tensors.values(tensor)));
    assertThat(other.losses().take()).isEqualTo(new StepLosses(0.1, 0.2, 0.3, 0.4, 0.5));
  }

  private static int size(Tensor tensor) {
    return Math.toIntExact(tensor.numel());
  }

  @Test
  void killedWhileWriting_leavesTheOldOne() throws IOException {
    byte[] whole = Files.readAllBytes(newest);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(folder.resolve("checkpoint.safetensors.tmp"), half);
    assertThat(restoredStep()).isEqualTo(8);
  }

  @Test
  void killedBetweenTheTwoRenames_leavesThePrevious() throws IOException {
    Files.delete(newest);
    assertThat(restoredStep()).isEqualTo(7);
  }

  @Test
  void fullDisk_isToldAndLeavesTheOldOne() throws IOException {
    assumeTrue(Files.exists(FULL_DISK));
    Path unfinished = folder.resolve("checkpoint.safetensors.tmp");
    Files.createSymbolicLink(unfinished, FULL_DISK);
    state.restore(9, 1);
    assertThatThrownBy(() -> checkpoint.write(state))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("--resume");
    assertThat(unfinished).doesNotExist();
    assertThat(restoredStep()).isEqualTo(8);
  }

  @Test
  void cutOff_isToldAndCanBeSteppedBackFrom() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.setLength(file.length() - 5);
    }
    assertThatThrownBy(this::restoredStep)
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("is cut off")
        .hasMessageContaining("Remove the file to go on from the one before it");
    Files.delete(newest);
    assertThat(restoredStep()).isEqualTo(7);
  }

  @Test
  void changedByte_isTold() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(file.length() - 50);
      file.write(file.read() ^ 1);
    }
    assertThatThrownBy(this::restoredStep).hasMessageContaining("not those that were written");
  }

  @Test
  void otherContent_isTold() throws IOException {
    Files.delete(previous);
    for (byte[] content : List.of(new byte[0], "a text of some length".getBytes(), new byte[200])) {
      Files.write(newest, content);
      assertThatThrownBy(this::restoredStep)
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("cannot be read")
          .hasMessageContaining("Remove the file to begin the stage anew");
    }
  }

  @Test
  void otherNetworks_areToldAndNothingIsChanged() {
    StageState wider = state(6, false);
    float[] before = wider.generator().values("stage1.conditioning.fc.weight");
    assertThatThrownBy(() -> checkpoint.restore(wider))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("is of other networks")
        .hasMessageContaining("stage1.generator");
    assertThat(wider.step()).isZero();
    assertThat(wider.generator().values("stage1.conditioning.fc.weight")).isEqualTo(before);
    assertThatThrownBy(() -> checkpoint.restore(state(4, true)))
        .hasMessageContaining("spectral-norm");
  }
}
