// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.ClientSettings;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The platform that a trainer's command line may use. */
final class RunningPlatform {

  static final String HELP =
      "      --platform=<folder>, --port=<port>%n                          %s";

  /** Not {@code --data}, which is the data set here. */
  @Option(names = "--platform")
  Path platformFolder;

  @Option(names = "--port")
  Integer port;

  /** Environment variables that say where it is; empty when none runs and none was named. */
  Map<String, String> settings() {
    PlatformOptions platform = new PlatformOptions();
    platform.data = platformFolder;
    platform.port = port;
    DataFolder folder = platform.folder();
    if (platformFolder == null
        && port == null
        && folder.platformFile().read().filter(PlatformState::anythingRuns).isEmpty()) {
      return Map.of();
    }
    Map<String, String> settings =
        new HashMap<>(ClientSettings.of(platform.running(), folder.secrets()));
    settings.putAll(folder.keys().trainerSettings());
    return settings;
  }
}
