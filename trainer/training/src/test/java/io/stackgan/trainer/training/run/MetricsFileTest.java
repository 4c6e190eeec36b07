// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

  @TempDir Path folder;

  @Test
  void keepUntil_dropsWhatIsDoneAgain() throws IOException {
    Path file = folder.resolve("stage1/metrics.csv");
    MetricsFile metrics = new MetricsFile(file);
    metrics.append("50,0,1.0,1,2,3,4,5");
    metrics.append("100,0,2.0,1,2,3,4,5");
    metrics.append("150,1,3.0,1,2,3,4,5");
    Files.writeString(file, "200,1,4.", StandardOpenOption.APPEND);
    metrics.keepUntil(120);
    metrics.append("150,1,3.5,1,2,3,4,5");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "step,epoch,seconds,discriminator,generator,divergence,unfaithfulness,matching",
            "50,0,1.0,1,2,3,4,5",
            "100,0,2.0,1,2,3,4,5",
            "150,1,3.5,1,2,3,4,5");
  }

  @Test
  void keepUntil_ofNoFile() {
    Path file = folder.resolve("stage1/metrics.csv");
    new MetricsFile(file).keepUntil(0);
    assertThat(file).doesNotExist();
  }
}
