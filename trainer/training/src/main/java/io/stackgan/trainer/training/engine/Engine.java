// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;

/** The library that computes. */
public final class Engine {

  private Engine() {}

  /** Its jar's name, which has the version. */
  public static String name() {
    String jar = Tensor.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(jar).getFileName().toString();
  }
}
