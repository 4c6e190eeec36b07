// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformControl;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops a platform. */
@Command(
    name = "down",
    description = "Stops a platform's processes and no others. Its data stays.",
    footer = {"", "With --json: stopped, data.", "", "Example:", "  ./stackgan down"})
final class DownCommand implements Callable<Integer> {

  @Mixin PlatformOptions platform;

  @Mixin Told told;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    DataFolder folder = platform.folder();
    boolean stopped = PlatformControl.stop(folder);
    told.print(
        spec,
        Map.of("stopped", stopped, "data", folder.path().toString()),
        stopped
            ? "Stopped; releases and pictures stay in " + folder.path()
            : "No platform is running in " + folder.path());
    return 0;
  }
}
