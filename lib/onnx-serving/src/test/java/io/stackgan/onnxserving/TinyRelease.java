// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static io.stackgan.onnxserving.TinyGraph.integer;
import static io.stackgan.onnxserving.TinyGraph.integers;

import io.stackgan.modelstore.GoldenSample;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A release whose models are a few nodes each, for tests of whatever serves releases. Stage-I draws
 * a pattern that its inputs shift, Stage-II enlarges the sketch and shifts it. {@code flavour}
 * changes every model.
 *
 * @param folder scratch
 * @param encoderFlavour the same of the encoder alone
 */
public record TinyRelease(
    String id, float flavour, Path folder, TinyEncoder encoder, float encoderFlavour) {

  public static final int DIMENSION = 8;

  private static final String GOLDEN_TEXT = "a bird";
  private static final List<String> NAMES = List.of("encoder", "stage1", "stage2");

  public TinyRelease(String id, float flavour, Path folder) {
    this(id, flavour, folder, TinyEncoder.HIDDEN);
  }

  public TinyRelease(String id, float flavour, Path folder, TinyEncoder encoder) {
    this(id, flavour, folder, encoder, flavour);
  }

  /** Publishes the release. */
  public ReleaseManifest publish(ReleaseStore store) {
    ReleaseManifest manifest = write();
    store.publish(manifest, folder);
    return manifest;
  }

  /** Writes all files into the folder. */
  public ReleaseManifest write() {
    try {
      for (String name : NAMES) {
        Files.createDirectories(folder.resolve(name));
      }
      encoder.write(folder.resolve("encoder"), encoderFlavour, DIMENSION);
      Files.write(folder.resolve("stage1/model.onnx"), stage1());
      Files.write(folder.resolve("stage2/model.onnx"), stage2());
      return new ReleaseManifest(
          id,
          Instant.EPOCH,
          Map.of("encoder", encoderPart(), "stage1", stage1Part(), "stage2", stage2Part()),
          Map.of(),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] stage1() {
    return shift(
            new TinyGraph()
                .floatInput("embedding", "b", DIMENSION)
                .floatInput("epsilon", "b", 128)
                .floatInput("noise", "b", 100),
            List.of("embedding", "epsilon", "noise"))
        .constant("pattern", new long[] {1, 3, 64, 64}, pattern(3 * 64 * 64))
        .node("Add", "angles", List.of("pattern", "shift"))
        .node("Sin", "image", List.of("angles"))
        .output("image", "b", 3, 64, 64)
        .bytes();
  }

  private byte[] stage2() {
    return shift(
            new TinyGraph()
                .floatInput("embedding", "b", DIMENSION)
                .floatInput("epsilon", "b", 128)
                .floatInput("sketch", "b", 3, 64, 64),
            List.of("embedding", "epsilon"))
        .constant("roi", new long[] {0})
        .constant("scales", new long[] {4}, 1, 1, 4, 4)
        .node("Resize", "enlarged", List.of("sketch", "roi", "scales"))
        .node("Add", "shifted", List.of("enlarged", "shift"))
        .node("Tanh", "image", List.of("shifted"))
        .output("image", "b", 3, 256, 256)
        .bytes();
  }

  /** A number for each row: the mean of its inputs, made large. */
  private TinyGraph shift(TinyGraph graph, List<String> inputs) {
    return graph
        .constant("gain", new long[] {1}, flavour)
        .longs("scalar", -1, 1, 1, 1)
        .node("Concat", "all", inputs, integer("axis", 1))
        .node("ReduceMean", "mean", List.of("all"), integers("axes", 1))
        .node("Mul", "scaled", List.of("mean", "gain"))
        .node("Reshape", "shift", List.of("scaled", "scalar"));
  }

  private static float[] pattern(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i * 0.001f;
    }
    return values;
  }

  private float[] goldenEmbedding() {
    try (CaptionEncoder loaded =
        CaptionEncoder.load(folder.resolve("encoder"), InferenceConfig.cpu(1))) {
      return loaded.encode(List.of(GOLDEN_TEXT))[0];
    }
  }

  private ReleaseComponent encoderPart() throws IOException {
    write("encoder/golden-embedding.f32", goldenEmbedding());
    GoldenSample golden =
        new GoldenSample(
            Map.of(), Map.of("embedding", "encoder/golden-embedding.f32"), GOLDEN_TEXT);
    return new ReleaseComponent(
        encoder.kind(),
        DIMENSION,
        files(
            "encoder/" + encoder.files().get(0),
            "encoder/" + encoder.files().get(1),
            "encoder/golden-embedding.f32"),
        List.of(),
        List.of(new TensorSpec("embedding", List.of(-1, DIMENSION), "float32")),
        golden);
  }

  private ReleaseComponent stage1Part() throws IOException {
    Map<String, List<Integer>> inputs = new LinkedHashMap<>();
    inputs.put("embedding", List.of(-1, DIMENSION));
    inputs.put("epsilon", List.of(-1, 128));
    inputs.put("noise", List.of(-1, 100));
    return stagePart("stage1", inputs, List.of(-1, 3, 64, 64));
  }

  private ReleaseComponent stage2Part() throws IOException {
    Map<String, List<Integer>> inputs = new LinkedHashMap<>();
    inputs.put("embedding", List.of(-1, DIMENSION));
    inputs.put("epsilon", List.of(-1, 128));
    inputs.put("sketch", List.of(-1, 3, 64, 64));
    return stagePart("stage2", inputs, List.of(-1, 3, 256, 256));
  }

  private ReleaseComponent stagePart(
      String name, Map<String, List<Integer>> inputs, List<Integer> image) throws IOException {
    Map<String, String> goldenInputs = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    List<TensorSpec> specs = new ArrayList<>();
    List<String> paths = new ArrayList<>(List.of(name + "/model.onnx"));
    Random random = new Random(1);
    for (Map.Entry<String, List<Integer>> input : inputs.entrySet()) {
      long[] shape = input.getValue().stream().mapToLong(size -> Math.max(1, size)).toArray();
      float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      if (input.getKey().equals("embedding")) {
        values = goldenEmbedding();
      }
      String path = write(name + "/golden-" + input.getKey() + ".f32", values);
      goldenInputs.put(input.getKey(), path);
      tensors.put(input.getKey(), new Tensor.Floats(shape, values));
      specs.add(new TensorSpec(input.getKey(), input.getValue(), "float32"));
      paths.add(path);
    }
    try (OnnxModel model =
        OnnxModel.load(folder.resolve(name).resolve("model.onnx"), InferenceConfig.cpu(1))) {
      paths.add(write(name + "/golden-image.f32", model.run(tensors).get("image").values()));
    }
    return new ReleaseComponent(
        "onnx",
        null,
        files(paths.toArray(String[]::new)),
        specs,
        List.of(new TensorSpec("image", image, "float32")),
        new GoldenSample(goldenInputs, Map.of("image", name + "/golden-image.f32"), null));
  }

  private List<ReleaseFile> files(String... paths) throws IOException {
    List<ReleaseFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(ReleaseFile.of(folder, path));
    }
    return files;
  }

  private String write(String path, float[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(folder.resolve(path), bytes.array());
    return path;
  }
}
