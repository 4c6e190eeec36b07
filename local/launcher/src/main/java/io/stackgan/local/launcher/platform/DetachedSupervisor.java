// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Starts the launcher once more, to stay behind and supervise. */
final class DetachedSupervisor {

  static final String NAME = "supervisor";

  private DetachedSupervisor() {}

  static Process start(Installation installation, DataFolder data, String mainClass)
      throws IOException {
    int port = data.platformFile().read().orElseThrow().ports().gateway();
    List<String> command = new ArrayList<>(List.of(Installation.java()));
    command.addAll(PlatformProcesses.marks(installation, port, data));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m"));
    command.add("-Dstackgan.home=" + installation.home());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of("supervise", "--data", data.path().toString()));
    return new ProcessBuilder(Sessions.own(command))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(new File(data.log(NAME).toString())))
        .redirectInput(new File("/dev/null"))
        .start();
  }
}
