// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stage's generator: a graph with an input {@code embedding} and whatever else it draws from.
 *
 * @param component the stage's name in a release
 * @param inputs all that the stage will give it
 * @param output what the stage takes from it
 */
record ImageModelKind(String component, Set<String> inputs, String output)
    implements ModelKind<OnnxModel> {

  private static final List<Integer> BATCHES = List.of(1, 2);

  /** What the stages give a model and take from it, whatever its release says of itself. */
  private static final Map<String, List<Integer>> INPUTS =
      Map.of(
          "epsilon", List.of(-1, 128),
          "noise", List.of(-1, 100),
          "sketch", List.of(-1, 3, 64, 64));

  private static final Map<String, List<Integer>> OUTPUTS =
      Map.of(
          ReleaseManifest.STAGE1, List.of(-1, 3, 64, 64),
          ReleaseManifest.STAGE2, List.of(-1, 3, 256, 256));

  @Override
  public void check(ReleaseManifest manifest) {
    List<TensorSpec> specs = manifest.component(component).inputs();
    Set<String> names = specs.stream().map(TensorSpec::name).collect(Collectors.toSet());
    if (!names.equals(inputs)) {
      throw new ReleaseException("the model takes " + names + ", not " + inputs);
    }
    specs.forEach(spec -> require(spec, INPUTS.getOrDefault(spec.name(), spec.shape())));
    manifest.component(component).outputs().stream()
        .filter(spec -> spec.name().equals(output))
        .forEach(spec -> require(spec, OUTPUTS.get(component)));
  }

  private void require(TensorSpec spec, List<Integer> shape) {
    if (!spec.shape().equals(shape)) {
      throw new ReleaseException(
          "the model's %s has the shape %s, but %s works with %s"
              .formatted(spec.name(), spec.shape(), component, shape));
    }
  }

  @Override
  public OnnxModel open(Path folder, ReleaseComponent component, InferenceConfig config) {
    return OnnxModel.load(folder, component, config);
  }

  @Override
  public GoldenFiles golden(ReleaseComponent component, Path root, InferenceConfig config) {
    return config
        .precision()
        .int8(component)
        .map(model -> GoldenFiles.of(component, root, model))
        .orElseGet(() -> GoldenFiles.of(component, root));
  }

  @Override
  public void verify(OnnxModel model, ReleaseManifest manifest, GoldenFiles golden) {
    if (!model.inputs().equals(inputs)) {
      throw new ReleaseException("the graph takes " + model.inputs() + ", not " + inputs);
    }
    for (int batch : BATCHES) {
      golden.compare(model.run(golden.inputs(batch)), batch);
    }
    if (!manifest.component(component).golden().outputs().containsKey(output)) {
      throw new ReleaseException("the golden sample has no output " + output);
    }
  }
}
