// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.watching.RunJournal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  @TempDir Path run;

  @Test
  void report_hasCurvesGridsFindingsSettings_andNamesNoOtherHost() throws IOException {
    write("run.properties", "preset = tiny\ndataset = birds\nsetting.stage1.batch = 16\n");
    write("stage1/metrics.csv", "step,epoch,seconds,discriminator,generator\n50,1,20,1.2,1.5\n");
    write("stage1/grids/captions.txt", "a bird with a <red> head\n");
    ImageIO.write(
        new BufferedImage(512, 64, BufferedImage.TYPE_INT_RGB),
        "png",
        run.resolve("stage1/grids/0000050.png").toFile());
    Position position = new Position(50, 100, 1, 20, 20);
    RunJournal journal = RunJournal.open(run, "birds", event -> {});
    journal.add(
        Type.GRID, event -> event.at("stage1", position).measured(Map.of("diversity", 0.1)));
    journal.add(
        Type.WARNING,
        event ->
            event
                .at("stage1", position)
                .because(new Finding("mode-collapse", "all alike", "a larger batch")));
    List<Path> files = RunReport.write(run);
    assertThat(files)
        .extracting(file -> run.relativize(file).toString())
        .containsExactly("report.html", "plots/stage1-losses.png", "plots/stage1-scores.png");
    assertThat(Files.readString(files.get(0)))
        .contains("mode-collapse, step 50", "Try: a larger batch", "a bird with a &lt;red&gt; head")
        .contains("stage1.batch", "50 steps in 0 h 00 min, 40 images/s", "data:image/jpeg")
        .doesNotContain("http:", "https:", "src='/", "<script");
  }

  @Test
  void folderWithoutRun_isSaid() {
    assertThatThrownBy(() -> RunReport.write(run)).hasMessageContaining("There is no run in");
  }

  private void write(String name, String text) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
