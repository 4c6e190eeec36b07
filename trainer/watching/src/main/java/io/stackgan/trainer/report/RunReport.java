// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.trainer.watching.RunJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A run's {@code report.html}, one file that names no other, and its {@code plots/*.png}. */
public final class RunReport {

  private static final List<String> STAGES = List.of("stage1", "stage2");

  private RunReport() {}

  /**
   * Makes the report of what a run's folder holds now.
   *
   * @return the files written, the report first
   * @throws UncheckedIOException when a file cannot be read or written, or the folder has no run
   */
  public static List<Path> write(Path folder) {
    try {
      Properties description = description(folder.resolve("run.properties"));
      List<TrainingEvent> events = RunJournal.read(folder, 0);
      List<StageRecord> stages = new ArrayList<>();
      for (String stage : STAGES) {
        stages.add(StageRecord.read(folder, stage, events));
      }
      stages.removeIf(StageRecord::isEmpty);
      return write(folder, description, events, stages);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "There is no run in " + folder + ": it has no run.properties", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the report of " + folder + ": " + e, e);
    }
  }

  private static List<Path> write(
      Path folder, Properties description, List<TrainingEvent> events, List<StageRecord> stages)
      throws IOException {
    Map<String, Map<String, byte[]>> plots = new LinkedHashMap<>();
    List<Path> written = new ArrayList<>();
    for (StageRecord stage : stages) {
      plots.put(stage.name(), new StagePlots(stage).files());
      written.addAll(write(folder.resolve("plots"), plots.get(stage.name())));
    }
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    String html = new ReportPage(name, description, events, stages, plots).html();
    Path report = folder.resolve("report.html");
    Path draft = Files.writeString(folder.resolve("report.html.tmp"), html);
    Files.move(draft, report, ATOMIC_MOVE, REPLACE_EXISTING);
    written.add(0, report);
    return written;
  }

  private static List<Path> write(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      written.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
    }
    return written;
  }

  private static Properties description(Path file) throws IOException {
    Properties properties = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    return properties;
  }
}
