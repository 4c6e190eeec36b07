// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunsTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @TempDir Path folder;

  private record Folders(Path command, Path dataRoot, Path runs, Path state)
      implements TrainerConfig {}

  @Test
  void commandThatWasNeverBuilt_isNamed() {
    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> runs().submit(request("birds")));
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal).hasMessageContaining("./stackgan train");
  }

  @Test
  void runThatAServiceLeftBehind_isInterrupted_andItsProcessEnded() throws IOException {
    Process left = new ProcessBuilder("sleep", "60").start();
    files().write(TrainingRun.queued(request("birds"), false).started(left.pid()));
    TrainingRuns runs = runs();
    runs.recover(new StartupEvent());
    assertThat(runs.find("birds").status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(runs.find("birds").message()).contains("resume");
    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void runsThatWaited_stillWait() throws IOException {
    Files.createDirectories(folder.resolve("target/lib"));
    files().write(TrainingRun.queued(request("first"), false));
    files().write(TrainingRun.queued(request("second"), false));
    TrainingRuns runs = runs();
    runs.recover(new StartupEvent());
    assertThat(runs.find("first").status()).isNotEqualTo(RunStatus.QUEUED);
    assertThat(runs.find("second")).isNotNull();
  }

  private RunRequest request(String name) {
    return new RunRequest(name, folder.toString(), null, null, null, Map.of());
  }

  private TrainingRuns runs() {
    DataRoot data = new DataRoot(config());
    return new TrainingRuns(new TrainingCommand(config(), data), data, files());
  }

  private RunFiles files() {
    return new RunFiles(config(), JSON);
  }

  private TrainerConfig config() {
    return new Folders(
        folder.resolve("target"), folder, folder.resolve("runs"), folder.resolve("state"));
  }
}
