// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While open, convolutions and fully-connected layers of this thread compute in bfloat16; weights
 * stay float32.
 */
final class Autocast implements AutoCloseable {

  private final boolean enabled;

  Autocast(boolean enabled) {
    this.enabled = enabled;
    if (enabled) {
      torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
      // A cached bfloat16 copy of a weight would outlive the optimiser's change of the weight.
      torch.set_autocast_cache_enabled(false);
      torch.set_autocast_enabled(DeviceType.CPU, true);
    }
  }

  @Override
  public void close() {
    if (enabled) {
      torch.set_autocast_enabled(DeviceType.CPU, false);
    }
  }
}
