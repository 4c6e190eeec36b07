// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.modelstore.GoldenSample;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseDocument;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseJson;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.training.TrainedRun;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.settings.SettingChange;
import io.stackgan.trainer.training.settings.StageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a trained run as the folder of a release. */
public final class ReleaseWriter {

  private final Path folder;

  /**
   * @param folder where the release is written
   */
  public ReleaseWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * @param id of the release
   * @param run its name
   * @throws SettingsException when the run was trained on another encoder
   * @throws ReleaseException when the models do not draw what the trained networks draw; the folder
   *     is no release then
   */
  public ReleaseManifest write(String id, String run, TrainedRun trained, ServableEncoder encoder) {
    trained.requireTrainedOn(encoder);
    try {
      clear();
      writeModel(ReleaseManifest.STAGE1, trained.stage1Onnx());
      if (trained.bothStages()) {
        writeModel(ReleaseManifest.STAGE2, trained.stage2Onnx());
      }
      double parity = new ExportParity(folder, trained).check(encoder);
      GoldenTensors golden =
          GoldenTensors.compute(folder, encoder, GoldenTensors.TEXT, GoldenTensors.SEED);
      ReleaseManifest manifest =
          new ReleaseManifest(
              id,
              Instant.now(),
              components(golden, encoder),
              training(run, trained, parity),
              Map.of());
      Files.write(folder.resolve(ReleaseFolder.MANIFEST), ReleaseJson.encode(manifest));
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the release to " + folder, e);
    }
  }

  /** What failed to be exported must not look like the release that lay here before. */
  private void clear() throws IOException {
    Files.deleteIfExists(folder.resolve(ReleaseFolder.MANIFEST));
    Files.deleteIfExists(folder.resolve(ReleaseDocument.SIGNATURE));
    Files.deleteIfExists(folder.resolve(ReleaseManifest.STAGE2).resolve("model.onnx"));
  }

  private Map<String, ReleaseComponent> components(GoldenTensors golden, ServableEncoder encoder)
      throws IOException {
    Map<String, ReleaseComponent> components = new LinkedHashMap<>();
    components.put(ReleaseManifest.ENCODER, encoder(golden, encoder));
    components.put(
        ReleaseManifest.STAGE1,
        stage(ReleaseManifest.STAGE1, golden.stage1Inputs(), golden.stage1Outputs()));
    if (!golden.stage2Outputs().isEmpty()) {
      components.put(
          ReleaseManifest.STAGE2,
          stage(ReleaseManifest.STAGE2, golden.stage2Inputs(), golden.stage2Outputs()));
    }
    return components;
  }

  private void writeModel(String component, byte[] onnx) throws IOException {
    Path file = folder.resolve(component).resolve("model.onnx");
    Files.createDirectories(file.getParent());
    Files.write(file, onnx);
  }

  private ReleaseComponent encoder(GoldenTensors golden, ServableEncoder encoder)
      throws IOException {
    NamedTensor embedding = golden.encoderOutput();
    List<ReleaseFile> files = new ArrayList<>();
    for (ServableEncoder.File file : encoder.files()) {
      files.add(carried(encoder.folder(), file));
    }
    String goldenPath = embedding.write(folder, ReleaseManifest.ENCODER);
    files.add(ReleaseFile.of(folder, goldenPath));
    return new ReleaseComponent(
        encoder.kind(),
        encoder.dimension(),
        files,
        List.of(),
        List.of(embedding.spec()),
        new GoldenSample(Map.of(), Map.of(embedding.name(), goldenPath), GoldenTensors.TEXT));
  }

  /** What the class path has stays out of the release's folder. */
  private ReleaseFile carried(Path from, ServableEncoder.File file) throws IOException {
    ReleaseFile found = ReleaseFile.of(from, file.name());
    String path = ReleaseManifest.ENCODER + "/" + file.name();
    if (file.artifact() == null) {
      Path copy = folder.resolve(path);
      Files.createDirectories(copy.getParent());
      Files.copy(from.resolve(file.name()), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return new ReleaseFile(path, found.sha256(), found.size(), file.artifact());
  }

  private ReleaseComponent stage(
      String component, List<NamedTensor> inputs, List<NamedTensor> outputs) throws IOException {
    List<ReleaseFile> files = new ArrayList<>();
    files.add(ReleaseFile.of(folder, component + "/model.onnx"));
    GoldenSample golden =
        new GoldenSample(write(component, inputs, files), write(component, outputs, files), null);
    return new ReleaseComponent("onnx", null, files, specs(inputs), specs(outputs), golden);
  }

  private Map<String, String> write(
      String component, List<NamedTensor> tensors, List<ReleaseFile> files) throws IOException {
    Map<String, String> paths = new LinkedHashMap<>();
    for (NamedTensor tensor : tensors) {
      String path = tensor.write(folder, component);
      paths.put(tensor.name(), path);
      files.add(ReleaseFile.of(folder, path));
    }
    return paths;
  }

  private static List<TensorSpec> specs(List<NamedTensor> tensors) {
    return tensors.stream().map(NamedTensor::spec).toList();
  }

  private static Map<String, Object> training(String run, TrainedRun trained, double parity) {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("run", run);
    training.put("preset", trained.description().preset());
    training.put("dataset", trained.description().dataset());
    training.put("encoder", encoder(trained.description().encoder()));
    training.put("fingerprint", trained.description().fingerprint());
    training.put("stage1Steps", trained.steps(StageName.STAGE1));
    training.put("stage1Seconds", trained.seconds(StageName.STAGE1));
    training.put("stage2Steps", trained.steps(StageName.STAGE2));
    training.put("stage2Seconds", trained.seconds(StageName.STAGE2));
    training.put("settings", trained.description().settings());
    training.put("settingChanges", trained.changes().stream().map(ReleaseWriter::change).toList());
    training.put("exportParity", parity);
    training.put("software", Software.versions());
    return training;
  }

  private static Map<String, Object> change(SettingChange change) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("stage1Step", change.stage1Steps());
    entry.put("stage2Step", change.stage2Steps());
    entry.put("key", change.key());
    entry.put("from", change.from());
    entry.put("to", change.to());
    return entry;
  }

  private static Map<String, Object> encoder(RunEncoder encoder) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("kind", encoder.kind());
    parts.put("name", encoder.name());
    parts.put("dimension", encoder.dimension());
    return parts;
  }
}
