// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.modelstore.FolderObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDownloadTest {

  @TempDir Path folder;

  private RunDownload download(String run) {
    return new RunDownload(new FolderObjectStore(folder.resolve("store")), run);
  }

  @Test
  void run_comesAsItWasUploaded() throws IOException {
    Path there = folder.resolve("there");
    Files.createDirectories(there.resolve("stage1"));
    try (RunUploads uploads =
        new RunUploads(
            new FolderObjectStore(folder.resolve("store")), "birds", there, line -> {})) {
      uploads.upload(Files.writeString(there.resolve("run.properties"), "a = b"));
      uploads.upload(Files.writeString(there.resolve("stage1/checkpoint.safetensors"), "x"));
    }
    Path here = folder.resolve("here");
    assertThat(download("birds").into(here)).isTrue();
    assertThat(here.resolve("run.properties")).hasContent("a = b");
    assertThat(here.resolve("stage1/checkpoint.safetensors")).hasContent("x");
  }

  @Test
  void unknownRun_leavesNothing() {
    Path here = folder.resolve("here");
    assertThat(download("cats").into(here)).isFalse();
    assertThat(here).doesNotExist();
  }
}
