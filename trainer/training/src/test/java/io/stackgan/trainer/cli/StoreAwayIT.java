// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.local.objectstore.ObjectStoreServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose object store, an S3 server, goes away and comes back while it trains. */
class StoreAwayIT {

  private static final String ACCESS_KEY = "trainer";
  private static final String SECRET_KEY = "a-secret-of-the-test";
  private static final Path CHECKPOINT = Path.of("stage1/checkpoint.safetensors");

  @TempDir Path folder;

  @Test
  @SuppressWarnings("try")
  void run_goesOnWithoutItsStore_andItsFilesFollow() throws Exception {
    int port = freePort();
    TrainingProcess process;
    try (ObjectStoreServer store = store(port)) {
      process = train(store);
      process.await(stored(CHECKPOINT));
    }
    process.await("The run's files stay in " + folder.resolve("birds-s3"));
    Path local = folder.resolve("birds-s3").resolve(CHECKPOINT);
    FileTime whenItWent = Files.getLastModifiedTime(local);
    process.await(() -> isNewer(local, whenItWent), "It writes no checkpoints without its store");
    try (ObjectStoreServer store = store(port)) {
      process.await("The object store takes the run's files again");
      process.stop();
      assertThat(stored(CHECKPOINT)).hasSameBinaryContentAs(local);
    }
    assertThat(process.output()).doesNotContain("are not in the object store");
  }

  private ObjectStoreServer store(int port) {
    return ObjectStoreServer.start(folder.resolve("objects"), port, ACCESS_KEY, SECRET_KEY);
  }

  private TrainingProcess train(ObjectStoreServer store) throws IOException {
    Map<String, String> environment =
        Map.of(
            "STACKGAN_STORE_TYPE",
            "s3",
            "STACKGAN_STORE_ENDPOINT",
            store.endpoint().toString(),
            "STACKGAN_STORE_ACCESS_KEY",
            ACCESS_KEY,
            "STACKGAN_STORE_SECRET_KEY",
            SECRET_KEY);
    List<String> settings = List.of("stage1.epochs=100000", "checkpoint-minutes=0.02");
    return TinyTraining.in(folder).start(folder, "birds-s3", environment, settings, "--no-release");
  }

  /** Where the server keeps a file of the run. */
  private Path stored(Path file) {
    return folder.resolve("objects/stackgan/training/birds-s3").resolve(file);
  }

  private static boolean isNewer(Path file, FileTime time) {
    try {
      return Files.getLastModifiedTime(file).compareTo(time) > 0;
    } catch (IOException e) {
      // It is being replaced.
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
