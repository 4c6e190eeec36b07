// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunsTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @TempDir Path folder;

  private record Folders(Path command, Path runs, Path state) implements TrainerConfig {}

  @Test
  void commandThatWasNeverBuilt_isNamed() {
    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> runs().submit(request("birds")));
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal).hasMessageContaining("./stackgan train");
  }

  @Test
  void runThatAServiceLeftBehind_hasFailed() {
    files().write(TrainingRun.queued(request("birds")).started());
    TrainingRuns runs = runs();
    runs.recover(new StartupEvent());
    assertThat(runs.find("birds").status()).isEqualTo(RunStatus.FAILED);
    assertThat(runs.find("birds").message()).contains("resume");
  }

  private RunRequest request(String name) {
    return new RunRequest(name, folder.toString(), null, null, null, Map.of(), false);
  }

  private TrainingRuns runs() {
    return new TrainingRuns(new TrainingCommand(config()), files());
  }

  private RunFiles files() {
    return new RunFiles(config(), JSON);
  }

  private TrainerConfig config() {
    return new Folders(folder.resolve("target"), folder.resolve("runs"), folder.resolve("state"));
  }
}
