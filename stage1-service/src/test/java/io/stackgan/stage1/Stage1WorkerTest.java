// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.stagemessaging.Outbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Stage1WorkerTest {

  @TempDir Path folder;

  @Test
  void sketch_isStoredAndToldBeforeStage2HearsOfIt() {
    FolderObjectStore store = new FolderObjectStore(folder);
    CompletableFuture<Void> stored = new CompletableFuture<>();
    List<String> topics = new ArrayList<>();
    Outbox outbox =
        new Outbox(
            (topic, record) -> {
              assertThat(store.get("images/job/0-64.png")).isPresent();
              topics.add(topic);
              return stored;
            },
            new WireRecord("job", new byte[0], Map.of()));

    new Stage1Worker(store).deliver("birds", task(), new byte[64 * 64 * 3], outbox);
    assertThat(topics).containsExactly(Topics.GENERATION_EVENTS);
    stored.complete(null);
    assertThat(topics).containsExactly(Topics.GENERATION_EVENTS, Topics.STAGE1_IMAGES);
  }

  private static TextEmbedding task() {
    ImageJob job = new ImageJob("job", 0, 1, 7, "birds", ImageSize.FULL, null, Timings.NONE);
    return new TextEmbedding(job, new float[8]);
  }
}
