// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformProcesses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells the script whether it may build: exit code 0 when a platform runs from this checkout. */
@Command(name = "in-use", hidden = true)
final class InUseCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return PlatformProcesses.use(Installation.current()) ? 0 : 1;
  }
}
