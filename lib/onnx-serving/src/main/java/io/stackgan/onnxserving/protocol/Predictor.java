// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model takes from a caller, and how it runs on that.
 *
 * @param <M> the model
 */
public interface Predictor<M> {

  /** The inputs as callers give them. */
  List<TensorSpec> inputs(ReleaseComponent component);

  /**
   * @param inputs one for each of {@link #inputs}, in the protocol's form
   */
  Map<String, Tensor.Floats> run(M model, ReleaseComponent component, Map<String, JsonNode> inputs);

  /** A graph takes what its release says. */
  static Predictor<OnnxModel> ofGraph() {
    return new Predictor<>() {
      @Override
      public List<TensorSpec> inputs(ReleaseComponent component) {
        return component.inputs();
      }

      @Override
      public Map<String, Tensor.Floats> run(
          OnnxModel model, ReleaseComponent component, Map<String, JsonNode> inputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        component
            .inputs()
            .forEach(spec -> tensors.put(spec.name(), Floats.of(spec, inputs.get(spec.name()))));
        long batches = tensors.values().stream().map(one -> one.shape()[0]).distinct().count();
        if (batches != 1) {
          throw ProtocolException.invalid("the inputs differ in their first dimension");
        }
        return model.run(tensors);
      }
    };
  }

  /** An encoder takes texts, whatever its graph takes. */
  static Predictor<CaptionEncoder> ofTexts() {
    TensorSpec text = new TensorSpec("text", List.of(-1), "string");
    return new Predictor<>() {
      @Override
      public List<TensorSpec> inputs(ReleaseComponent component) {
        return List.of(text);
      }

      @Override
      public Map<String, Tensor.Floats> run(
          CaptionEncoder encoder, ReleaseComponent component, Map<String, JsonNode> inputs) {
        float[][] rows = encoder.encode(Texts.of(text, inputs.get(text.name())));
        return Map.of(component.outputs().get(0).name(), Tensor.Floats.ofRows(rows));
      }
    };
  }
}
