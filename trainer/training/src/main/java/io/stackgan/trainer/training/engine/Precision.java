// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The numbers that convolutions compute in; weights and sums stay float32. */
public enum Precision {
  /** bfloat16 where the processor multiplies it natively. */
  AUTO,
  BFLOAT16,
  FLOAT32;

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  public boolean bfloat16() {
    return this == BFLOAT16 || this == AUTO && supported();
  }

  /** GPUs that the engine's CUDA still supports multiply it natively, or emulate it. */
  public boolean bfloat16(ComputeDevice device) {
    return device == ComputeDevice.CPU ? bfloat16() : this != FLOAT32;
  }

  private static boolean supported() {
    try {
      return Files.isReadable(PROCESSOR) && Files.readString(PROCESSOR).contains("avx512_bf16");
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + PROCESSOR, e);
    }
  }
}
