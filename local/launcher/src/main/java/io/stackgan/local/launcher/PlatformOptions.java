// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.PlatformProcesses;
import io.stackgan.local.launcher.platform.PlatformState;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which platform a command speaks to: two can run side by side. */
final class PlatformOptions {

  @Option(names = "--port", paramLabel = "PORT", description = "The platform whose gateway is here")
  Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The platform of this data folder (default: STACKGAN_DATA, or .stackgan in the checkout)")
  Path data;

  /** Where commands look that are told no folder. */
  private static final String DEFAULT = "STACKGAN_DATA";

  static DataFolder defaultFolder() {
    String named = System.getenv(DEFAULT);
    if (named != null) {
      return new DataFolder(Path.of(named));
    }
    return new DataFolder(Installation.current().home().resolve(".stackgan"));
  }

  /** Its gateway. A port alone says enough, also of a platform that was started elsewhere. */
  String url() {
    return data == null && port != null ? "http://127.0.0.1:" + port : running().url();
  }

  /** The data folder that the options name, whether a platform runs there or not. */
  DataFolder folder() {
    if (data != null) {
      return new DataFolder(data);
    }
    if (port == null || listensOn(port, defaultFolder())) {
      return defaultFolder();
    }
    return PlatformProcesses.dataOf(port)
        .orElseThrow(
            () ->
                new PlatformException(
                    "No platform is running on port %1$d: start one with ./stackgan up --port %1$d"
                        .formatted(port)));
  }

  /**
   * The platform that runs there.
   *
   * @throws PlatformException when none does
   */
  PlatformState running() {
    DataFolder folder = folder();
    PlatformState platform =
        folder
            .platformFile()
            .read()
            .filter(PlatformState::anythingRuns)
            .orElseThrow(
                () ->
                    new PlatformException(
                        "No platform is running in %s: start one with ./stackgan up"
                            .formatted(folder.path())));
    if (port != null && platform.ports().gateway() != port) {
      throw new PlatformException(
          "The platform in %s listens on port %d, not %d"
              .formatted(folder.path(), platform.ports().gateway(), port));
    }
    return platform;
  }

  private static boolean listensOn(int port, DataFolder folder) {
    Optional<PlatformState> platform = folder.platformFile().read();
    return platform.filter(state -> state.ports().gateway() == port).isPresent();
  }
}
