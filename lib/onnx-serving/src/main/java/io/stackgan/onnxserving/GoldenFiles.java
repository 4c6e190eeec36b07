// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.GoldenSample;
import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A component's golden sample, read from its files.
 *
 * @param root that the manifest's paths are relative to
 * @param expected a file for each output
 * @param tolerance the largest difference of a value
 */
record GoldenFiles(
    ReleaseComponent component, Path root, Map<String, String> expected, float tolerance) {

  /** As much as another processor may round differently. */
  private static final float TOLERANCE = 1e-3f;

  /** Likewise in int8, where it may be a whole step of some layers. */
  private static final float INT8_TOLERANCE = 0.1f;

  static GoldenFiles of(ReleaseComponent component, Path root) {
    return new GoldenFiles(component, root, component.golden().outputs(), TOLERANCE);
  }

  static GoldenFiles of(ReleaseComponent component, Path root, Int8Model model) {
    return new GoldenFiles(component, root, model.golden(), INT8_TOLERANCE);
  }

  String text() {
    return sample().text();
  }

  /** The inputs, repeated to a batch of that size. */
  Map<String, Tensor> inputs(int batch) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    sample()
        .inputs()
        .forEach(
            (name, path) -> {
              float[][] rows = new float[batch][];
              Arrays.fill(rows, read(path));
              long[] shape = shape(spec(component.inputs(), name), batch);
              tensors.put(name, new Tensor.Floats(shape, Tensor.Floats.ofRows(rows).values()));
            });
    return tensors;
  }

  /**
   * @throws ReleaseException when an output is missing, has another shape, is not finite or differs
   */
  void compare(Map<String, Tensor.Floats> outputs, int batch) {
    expected.forEach((name, path) -> compare(name, path, outputs.get(name), batch));
  }

  private void compare(String name, String path, Tensor.Floats output, int batch) {
    if (output == null) {
      throw new ReleaseException("the model has no output " + name);
    }
    long[] shape = shape(spec(component.outputs(), name), batch);
    if (!Arrays.equals(shape, output.shape())) {
      throw new ReleaseException(
          "the output "
              + name
              + " has the shape "
              + Arrays.toString(output.shape())
              + ", not "
              + Arrays.toString(shape));
    }
    for (int row = 0; row < batch; row++) {
      compare(name, read(path), output.row(row));
    }
  }

  /**
   * @throws ReleaseException when the only output's file differs from these values
   */
  void compare(float[] values) {
    Map.Entry<String, String> output = expected.entrySet().iterator().next();
    compare(output.getKey(), read(output.getValue()), values);
  }

  private void compare(String name, float[] golden, float[] values) {
    if (golden.length != values.length) {
      throw new ReleaseException(
          "the output " + name + " has " + values.length + " numbers, not " + golden.length);
    }
    float difference = 0;
    for (int i = 0; i < golden.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ReleaseException("the output " + name + " has numbers that are not finite");
      }
      difference = Math.max(difference, Math.abs(values[i] - golden[i]));
    }
    // Written so that a golden file that holds NaN is refused as well.
    if (!(difference <= tolerance)) {
      throw new ReleaseException(
          "the output " + name + " differs from the golden one by " + difference);
    }
  }

  private GoldenSample sample() {
    return component.golden();
  }

  private static TensorSpec spec(List<TensorSpec> specs, String name) {
    return specs.stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ReleaseException("the golden tensor " + name + " is none of the model's"));
  }

  private static long[] shape(TensorSpec spec, int batch) {
    return spec.shape().stream().mapToLong(size -> size == -1 ? batch : size).toArray();
  }

  private float[] read(String path) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(root.resolve(path)));
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the golden tensor " + path + ": " + e, e);
    }
  }
}
