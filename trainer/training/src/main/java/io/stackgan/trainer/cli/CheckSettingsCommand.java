// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.training.settings.Presets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether train would take these settings; the service asks before it queues a run. */
@Command(
    name = "check-settings",
    description = "Says whether train would take these settings.",
    mixinStandardHelpOptions = true)
final class CheckSettingsCommand implements Callable<Integer> {

  @Option(names = "--preset", required = true, description = "As of train")
  String preset;

  @Option(names = "--set", description = "As of train")
  Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Presets.settings(Presets.keys(preset, settings));
    return 0;
  }
}
