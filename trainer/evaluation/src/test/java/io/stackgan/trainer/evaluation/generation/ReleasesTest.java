// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's release, with an encoder of another length than its stages'. */
class ReleasesTest {

  private static final Path SHIPPED = Path.of("../../releases/drawn-birds");

  private static final Pattern DIMENSION = Pattern.compile("\"dimension\" : (\\d+)");

  @TempDir Path folder;

  @Test
  void stagesOfAnotherEncoder_areRefused_beforeAModelIsLookedFor() throws IOException {
    write(DIMENSION.matcher(manifest()).replaceFirst("\"dimension\" : 1024"));

    assertThatThrownBy(this::open)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("not trained together");
  }

  @Test
  void encoderOfAnotherLengthThanTheReleaseSays_isRefused() throws IOException {
    Matcher dimension = DIMENSION.matcher(manifest());
    assertThat(dimension.find()).isTrue();
    write(manifest().replaceAll("\\b" + dimension.group(1) + "\\b", "1024"));
    copyEncoder();

    assertThatThrownBy(this::open)
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining(
            "gives %s features, but its release.json says 1024".formatted(dimension.group(1)));
  }

  private void open() {
    new Releases(folder.resolve("cache")).open(folder.toString()).close();
  }

  private void copyEncoder() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED.resolve("encoder"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(SHIPPED.relativize(file).toString()));
      }
    }
  }

  private static String manifest() throws IOException {
    return Files.readString(SHIPPED.resolve("release.json"));
  }

  private void write(String manifest) throws IOException {
    Files.writeString(folder.resolve("release.json"), manifest);
  }
}
