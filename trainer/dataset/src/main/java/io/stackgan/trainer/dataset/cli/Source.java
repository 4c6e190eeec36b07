// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A data set named on the command line. */
public final class Source {

  @Parameters(paramLabel = "DIR", description = "The data set's folder.")
  private Path folder;

  @Mixin private LayoutOptions layout;

  public ImageTextDataset read() {
    return layout.read(folder);
  }
}
