// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Notes the classes that the programs of a platform load, and makes their archives of it. */
public final class ClassRecording {

  private static final String LOG = "class-archives";

  private final DataFolder data;
  private final ClassArchives archives;
  private final Installation installation;

  /**
   * @param data of a platform that runs for this alone
   */
  public ClassRecording(Installation installation, DataFolder data) throws IOException {
    Path lists = Files.createDirectories(data.path().resolve("classes"));
    this.archives = ClassArchives.recorded(installation, lists);
    this.installation = installation;
    this.data = data;
  }

  /** Starts the platform's programs, which are to be stopped by closing their supervisor. */
  public Supervisor startHere() throws IOException {
    Supervisor supervisor = Supervisor.of(installation, data, Duration.ofSeconds(1), archives);
    supervisor.start();
    return supervisor;
  }

  /** Makes the archives when all programs have ended, as many at once as there are processors. */
  public void write() {
    PlatformServices.MODULES.parallelStream().forEach(this::write);
  }

  private void write(String module) {
    try {
      List<String> command = archives.dump(module);
      Path log = data.log(LOG);
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      if (exit != 0) {
        throw new PlatformException(
            String.join("\n", PlatformControl.logTail(log, 5))
                + "\nCannot archive the classes of "
                + module);
      }
      archives.keep(module);
    } catch (IOException e) {
      throw new PlatformException("Cannot archive the classes of " + module + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    }
  }
}
