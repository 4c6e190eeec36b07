// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Forward passes whose convolutions and fully-connected layers compute in bfloat16, when asked for;
 * weights stay float32.
 */
public record Autocast(boolean enabled, ComputeDevice device) {

  /** On the CPU. */
  public Autocast(boolean enabled) {
    this(enabled, ComputeDevice.CPU);
  }

  public <T> T compute(Supplier<T> work) {
    if (!enabled) {
      return work.get();
    }
    torch.set_autocast_dtype(device.type(), ScalarType.BFloat16);
    // A cached bfloat16 copy of a weight would outlive the optimiser's change of the weight.
    torch.set_autocast_cache_enabled(false);
    torch.set_autocast_enabled(device.type(), true);
    try {
      return work.get();
    } finally {
      torch.set_autocast_enabled(device.type(), false);
    }
  }
}
