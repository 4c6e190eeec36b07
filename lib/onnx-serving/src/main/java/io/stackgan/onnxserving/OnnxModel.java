// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.stackgan.modelstore.ReleaseComponent;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ONNX graph ready to run; safe for use by several threads until it is closed. */
public final class OnnxModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxModel.class);

  private static final String FILE = "model.onnx";

  private final Model model;
  private final Set<String> inputs;
  private final Map<String, Long> features = new ConcurrentHashMap<>();

  private OnnxModel(Model model) {
    this.model = model;
    this.inputs = Set.copyOf(model.getBlock().describeInput().keys());
  }

  /**
   * @param onnx the graph's file
   * @throws ModelLoadException when the file cannot be read, is no ONNX graph, or the device asked
   *     for is not there
   */
  public static OnnxModel load(Path onnx, InferenceConfig config) {
    Device device = OnnxEngine.device(config.device());
    return config
        .mappedModels()
        .filter(folder -> !device.isGpu())
        .flatMap(folder -> mapped(onnx, folder, config))
        .orElseGet(() -> load(onnx, device, options(config)));
  }

  /** The weights of a mapped model are arranged already; none where it cannot be mapped. */
  private static Optional<OnnxModel> mapped(Path onnx, Path folder, InferenceConfig config) {
    try {
      Map<String, String> options = new HashMap<>(options(config));
      options.put("optLevel", OptLevel.NO_OPT.name());
      return Optional.of(load(new MappedModels(folder).graph(onnx), Device.cpu(), options));
    } catch (IOException | OrtException | ModelLoadException e) {
      LOG.warn("{} is not mapped from {}, but copied into memory: {}", onnx, folder, e.toString());
      return Optional.empty();
    }
  }

  private static OnnxModel load(Path onnx, Device device, Map<String, String> options) {
    Model model = Model.newInstance(onnx.getFileName().toString(), device, OnnxEngine.NAME);
    try {
      model.load(onnx, null, options);
      return new OnnxModel(model);
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new ModelLoadException("cannot load the ONNX model " + onnx + ": " + reason(e), e);
    }
  }

  /**
   * A release's generator in the precision that is configured.
   *
   * @param folder of the component's files
   * @throws ModelLoadException likewise
   */
  public static OnnxModel load(Path folder, ReleaseComponent component, InferenceConfig config) {
    Path file =
        config
            .precision()
            .int8(component)
            .map(model -> folder.resolveSibling(model.path()))
            .orElse(folder.resolve(FILE));
    return load(file, config);
  }

  private static Map<String, String> options(InferenceConfig config) {
    return Map.of(
        "intraOpNumThreads", Integer.toString(config.threads()), "interOpNumThreads", "1");
  }

  private static String reason(Exception e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  /** The names of the graph's inputs. */
  public Set<String> inputs() {
    return inputs;
  }

  /** The last dimension of an input as of the first run, such as the golden sample's. */
  public OptionalLong features(String input) {
    Long size = features.get(input);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /**
   * @param tensors one for each of {@link #inputs()}
   * @return the graph's float outputs by name, in the graph's order
   * @throws IllegalArgumentException when the names are not the graph's
   */
  public Map<String, Tensor.Floats> run(Map<String, ? extends Tensor> tensors) {
    if (!tensors.keySet().equals(inputs())) {
      throw new IllegalArgumentException(
          "the model takes " + inputs() + ", not " + tensors.keySet());
    }
    try (NDManager scope = model.getNDManager().newSubManager()) {
      NDList arguments = new NDList(tensors.size());
      tensors.forEach((name, tensor) -> arguments.add(named(name, array(scope, tensor))));
      NDList results = model.getBlock().forward(new ParameterStore(scope, false), arguments, false);
      tensors.forEach((name, tensor) -> features.putIfAbsent(name, last(tensor.shape())));
      return floats(results);
    }
  }

  private static Map<String, Tensor.Floats> floats(List<NDArray> arrays) {
    Map<String, Tensor.Floats> results = new LinkedHashMap<>();
    for (NDArray array : arrays) {
      if (array.getDataType() == DataType.FLOAT32) {
        results.put(
            array.getName(), new Tensor.Floats(array.getShape().getShape(), array.toFloatArray()));
      }
    }
    return results;
  }

  private static long last(long[] shape) {
    return shape[shape.length - 1];
  }

  private static NDArray named(String name, NDArray array) {
    array.setName(name);
    return array;
  }

  private static NDArray array(NDManager scope, Tensor tensor) {
    Shape shape = new Shape(tensor.shape());
    if (tensor instanceof Tensor.Floats floats) {
      return scope.create(FloatBuffer.wrap(floats.values()), shape, DataType.FLOAT32);
    }
    return scope.create(LongBuffer.wrap(((Tensor.Longs) tensor).values()), shape, DataType.INT64);
  }

  @Override
  public void close() {
    model.close();
  }
}
