// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the data sets' own command line. */
@Command(name = "dataset", description = "Makes data sets: draw-birds.")
final class DatasetCommand implements Callable<Integer> {

  @Unmatched List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    return new TrainerTool("trainer/dataset", "io.stackgan.trainer.dataset.cli.Main")
        .run(arguments, Map.of());
  }
}
