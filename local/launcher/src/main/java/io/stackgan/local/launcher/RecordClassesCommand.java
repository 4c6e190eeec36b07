// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.ClassRecording;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformPorts;
import io.stackgan.local.launcher.platform.PlatformStarter;
import io.stackgan.local.launcher.platform.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What the script does after a build: runs a platform of its own until it is ready, so that later
 * ones start sooner.
 */
@Command(name = "record-classes", hidden = true)
final class RecordClassesCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path place = Files.createTempDirectory("stackgan-classes");
    try {
      record(new DataFolder(place));
    } finally {
      delete(place);
    }
    return 0;
  }

  private void record(DataFolder folder) throws IOException {
    folder.prepare();
    boolean newKey = folder.keys().prepare();
    Installation installation = Installation.current();
    new PlatformStarter(installation, folder).plan(PlatformPorts.free(), PlatformPorts.free());
    ClassRecording recording = new ClassRecording(installation, folder);
    try (Supervisor supervisor = recording.startHere()) {
      Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-services"));
      new FirstSteps(folder, newKey, Instant.now(), spec.commandLine().getOut()).take();
    }
    recording.write();
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> entries = Files.walk(place)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
