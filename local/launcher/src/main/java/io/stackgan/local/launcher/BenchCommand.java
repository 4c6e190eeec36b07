// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the benchmarks' own command line. */
@Command(name = "bench", description = "Measures the models against the other ways to run them.")
final class BenchCommand implements Callable<Integer> {

  @Unmatched List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    return new TrainerTool("benchmarks", "io.stackgan.benchmarks.inference.Bench")
        .run(arguments, Map.of());
  }
}
