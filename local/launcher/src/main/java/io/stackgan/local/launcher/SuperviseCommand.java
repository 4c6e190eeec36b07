// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformStarter;
import io.stackgan.local.launcher.platform.Supervisor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code up --detach} leaves behind. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

  @Option(names = "--data", required = true)
  Path data;

  @Override
  public Integer call() throws Exception {
    PlatformStarter starter = new PlatformStarter(Installation.current(), new DataFolder(data));
    Supervisor supervisor = starter.startHere();
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-services"));
    supervisor.awaitClose();
    return 0;
  }
}
