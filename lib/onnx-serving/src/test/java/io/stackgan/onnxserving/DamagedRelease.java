// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Releases whose Stage-I no service may take, each with a manifest that fits its files. */
public enum DamagedRelease {
  NUMBERS_THAT_ARE_NOT_FINITE("not finite"),
  CUSTOM_OPERATOR("cannot load the ONNX model"),
  DATA_OUTSIDE_ITS_FOLDER("cannot load the ONNX model"),
  NO_GRAPH("cannot load the ONNX model"),
  WRONG_SHAPE("the model's noise has the shape [-1, 50]");

  private static final String GRAPH = "stage1/model.onnx";

  private final String reason;

  DamagedRelease(String reason) {
    this.reason = reason;
  }

  /** Part of what is said of it. */
  public String reason() {
    return reason;
  }

  /**
   * @param folder scratch
   */
  public void publish(String id, ReleaseStore store, Path folder) throws IOException {
    float flavour = this == NUMBERS_THAT_ARE_NOT_FINITE ? Float.NaN : 7;
    TinyRelease release = new TinyRelease(id, flavour, folder, TinyEncoder.HIDDEN, 20);
    ReleaseManifest manifest = release.write();
    Path graph = folder.resolve(GRAPH);
    byte[] sound = Files.readAllBytes(graph);
    switch (this) {
      case CUSTOM_OPERATOR ->
          Files.write(graph, TinyGraph.withOperator(sound, "Mine", "com.example"));
      case DATA_OUTSIDE_ITS_FOLDER ->
          Files.write(graph, TinyGraph.withExternalData(sound, "../../secret"));
      case NO_GRAPH -> Files.writeString(graph, "no graph");
      default -> {}
    }
    ReleaseManifest fitting = asItLies(manifest, folder);
    store.publish(
        this == WRONG_SHAPE ? reshaped(fitting, "noise", List.of(-1, 50)) : fitting, folder);
  }

  /** The manifest with what lies in the folder now, as if it had been made so. */
  static ReleaseManifest asItLies(ReleaseManifest manifest, Path folder) throws IOException {
    Map<String, ReleaseComponent> components = new HashMap<>();
    for (Map.Entry<String, ReleaseComponent> entry : manifest.components().entrySet()) {
      ReleaseComponent part = entry.getValue();
      List<ReleaseFile> files = new ArrayList<>();
      for (ReleaseFile file : part.files()) {
        files.add(ReleaseFile.of(folder, file.path()));
      }
      components.put(
          entry.getKey(),
          new ReleaseComponent(
              part.kind(), part.dimension(), files, part.inputs(), part.outputs(), part.golden()));
    }
    return with(manifest, components);
  }

  /** The manifest with another shape of a tensor of Stage-I. */
  static ReleaseManifest reshaped(ReleaseManifest manifest, String tensor, List<Integer> shape) {
    Map<String, ReleaseComponent> components = new HashMap<>(manifest.components());
    components.computeIfPresent(
        "stage1",
        (name, part) ->
            new ReleaseComponent(
                part.kind(),
                part.dimension(),
                part.files(),
                reshaped(part.inputs(), tensor, shape),
                reshaped(part.outputs(), tensor, shape),
                part.golden()));
    return with(manifest, components);
  }

  private static List<TensorSpec> reshaped(
      List<TensorSpec> specs, String tensor, List<Integer> shape) {
    return specs.stream()
        .map(spec -> spec.name().equals(tensor) ? new TensorSpec(tensor, shape, spec.type()) : spec)
        .toList();
  }

  private static ReleaseManifest with(
      ReleaseManifest manifest, Map<String, ReleaseComponent> components) {
    return new ReleaseManifest(
        manifest.release(), manifest.createdAt(), components, Map.of(), Map.of());
  }
}
