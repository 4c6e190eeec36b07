// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.modelstore.FolderObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunUploadsTest {

  private final List<String> log = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  private Path stored;
  private RunUploads uploads;

  @BeforeEach
  void open() {
    stored = folder.resolve("store");
    uploads =
        new RunUploads(
            new FolderObjectStore(stored), "birds", folder.resolve("runs/birds"), log::add);
  }

  @Test
  void file_liesInTheStore_asInTheRunsFolder() throws IOException {
    Path metrics = write("stage1/metrics.csv", "step\n1\n");
    uploads.upload(metrics);
    uploads.close();
    assertThat(uploads.key(metrics)).isEqualTo("training/birds/stage1/metrics.csv");
    assertThat(stored.resolve("training/birds/stage1/metrics.csv")).hasContent("step\n1\n");
    assertThat(log).isEmpty();
  }

  @Test
  void fileThatIsGone_isPassedOver() throws IOException {
    uploads.upload(folder.resolve("runs/birds/none.png"));
    uploads.upload(write("run.properties", "a = b"));
    uploads.close();
    assertThat(stored.resolve("training/birds/run.properties")).exists();
    assertThat(log).isEmpty();
  }

  @Test
  void storeThatIsAway_isToldOnce_andKeepsNobodyWaiting() throws IOException {
    Files.createDirectories(stored);
    Files.writeString(stored.resolve("training"), "a file where a folder is needed");
    for (int grid = 0; grid < 1000; grid++) {
      uploads.upload(write("stage1/grids/%d.png".formatted(grid), "x"));
    }
    uploads.close();
    assertThat(log).hasSize(2);
    assertThat(log.get(0)).startsWith("The run's files stay in ");
    assertThat(log.get(1)).matches("25[67] files of the run are not in the object store");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("runs/birds").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
