// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's release, with an encoder of another length than its stages'. */
class ReleasesTest {

  private static final Path SHIPPED = Path.of("../../releases/drawn-birds");

  @TempDir Path folder;

  @Test
  void stagesOfAnotherEncoder_areRefused_beforeAModelIsLookedFor() throws IOException {
    write(manifest().replace("\"dimension\" : 384", "\"dimension\" : 1024"));

    assertThatThrownBy(this::open)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("not trained together");
  }

  @Test
  void encoderOfAnotherLengthThanTheReleaseSays_isRefused() throws IOException {
    write(manifest().replaceAll("\\b384\\b", "1024"));
    Path golden = Path.of("encoder/golden/embedding.f32");
    Files.createDirectories(folder.resolve(golden).getParent());
    Files.copy(SHIPPED.resolve(golden), folder.resolve(golden));

    assertThatThrownBy(this::open)
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("gives 384 features, but its release.json says 1024");
  }

  private void open() {
    new Releases(folder.resolve("cache")).open(folder.toString()).close();
  }

  private static String manifest() throws IOException {
    return Files.readString(SHIPPED.resolve("release.json"));
  }

  private void write(String manifest) throws IOException {
    Files.writeString(folder.resolve("release.json"), manifest);
  }
}
