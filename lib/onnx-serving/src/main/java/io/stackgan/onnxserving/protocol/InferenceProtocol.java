// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.onnxserving.Lease;
import io.stackgan.onnxserving.ServedReleases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The Open Inference Protocol, version 2, of one model; its versions are the releases that are
 * loaded, and without one named, whichever is in service. Tensors are JSON.
 *
 * @param <M> the model
 */
public final class InferenceProtocol<M extends AutoCloseable> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLATFORM = "onnx_onnxv1";

  private final String name;
  private final ServedReleases<M> served;
  private final Function<String, Optional<ReleaseManifest>> manifests;
  private final Predictor<M> predictor;
  private final Map<String, ReleaseComponent> components = new ConcurrentHashMap<>();

  /**
   * @param name the component's name in a release
   */
  public InferenceProtocol(
      String name,
      ServedReleases<M> served,
      Function<String, Optional<ReleaseManifest>> manifests,
      Predictor<M> predictor) {
    this.name = name;
    this.served = served;
    this.manifests = manifests;
    this.predictor = predictor;
  }

  /** The answer to {@code GET /v2}. */
  public ObjectNode server() {
    ObjectNode server = object().put("name", "stackgan-" + name).put("version", "1");
    server.putArray("extensions");
    return server;
  }

  /** Whether a release is in service. */
  public boolean isReady() {
    return served.current().isPresent();
  }

  /**
   * The answer to {@code GET /v2/models/{model}}.
   *
   * @param version null: whichever is in service
   * @throws ProtocolException when there is no such model, or no such version is loaded
   */
  public ObjectNode model(String model, String version) {
    ReleaseComponent component = component(release(model, version));
    ObjectNode metadata = object().put("name", name).put("platform", PLATFORM);
    ArrayNode versions = metadata.putArray("versions");
    served.loaded().stream().sorted().forEach(versions::add);
    describe(metadata.putArray("inputs"), predictor.inputs(component));
    describe(metadata.putArray("outputs"), component.outputs());
    return metadata;
  }

  /** As {@link #model}, for whether it can be asked. */
  public ObjectNode ready(String model, String version) {
    release(model, version);
    return object().put("name", name).put("ready", true);
  }

  /**
   * The answer to {@code POST /v2/models/{model}/infer}.
   *
   * @throws ProtocolException as {@link #model}, and when the body does not fit the model
   */
  public ObjectNode infer(String model, String version, byte[] body) {
    String release = release(model, version);
    ReleaseComponent component = component(release);
    JsonNode request = parsed(body);
    Map<String, JsonNode> inputs = Inputs.of(request, predictor.inputs(component));
    try (Lease<M> lease =
        served.lease(release).orElseThrow(() -> notLoaded("version " + release))) {
      return Outputs.answer(
          object().put("model_name", name).put("model_version", release),
          request,
          predictor.run(lease.model(), component, inputs));
    }
  }

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode request = JSON.readTree(body);
      if (request != null && request.isObject()) {
        return request;
      }
      throw ProtocolException.invalid("the body is no JSON object");
    } catch (IOException e) {
      throw ProtocolException.invalid("the body is no JSON: " + e.getMessage());
    }
  }

  private String release(String model, String version) {
    if (!model.equals(name)) {
      throw ProtocolException.unknown("there is no model " + model + " here, only " + name);
    }
    String release = version == null ? served.current().orElse(null) : version;
    if (release == null) {
      throw notLoaded("no version");
    }
    if (!served.loaded().contains(release)) {
      throw ProtocolException.unknown(
          "version %s is not loaded; loaded are %s".formatted(release, served.loaded()));
    }
    return release;
  }

  private static ProtocolException notLoaded(String what) {
    return ProtocolException.notReady(what + " is loaded yet");
  }

  private ReleaseComponent component(String release) {
    return components.computeIfAbsent(
        release,
        id -> manifests.apply(id).orElseThrow(() -> notLoaded("version " + id)).component(name));
  }

  private static void describe(ArrayNode list, List<TensorSpec> specs) {
    for (TensorSpec spec : specs) {
      ArrayNode shape =
          list.addObject()
              .put("name", spec.name())
              .put("datatype", TensorShapes.datatype(spec))
              .putArray("shape");
      spec.shape().forEach(shape::add);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
