// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release whose second model stands for one in int8: it draws something else. */
class Int8ReleaseTest {

  private static final String MODEL = "stage1/model-int8.onnx";
  private static final String GOLDEN = "stage1/golden-image-int8.f32";

  @TempDir Path folder;

  private ReleaseStore store;

  @BeforeEach
  void open() {
    store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
  }

  private void publish(boolean preferred, boolean sound) throws IOException {
    Path own = folder.resolve("own");
    Path other = folder.resolve("other");
    ReleaseManifest manifest = new TinyRelease("a", 1, own).write();
    new TinyRelease("b", 50, other).write();
    Files.copy(other.resolve("stage1/model.onnx"), own.resolve(MODEL));
    write(own, manifest.component("stage1"), sound ? 0 : 0.5f);
    Map<String, ReleaseComponent> components = new HashMap<>(manifest.components());
    Int8Model model = new Int8Model(MODEL, Map.of("image", GOLDEN), 36, 2, preferred, List.of());
    List<ReleaseFile> added = List.of(ReleaseFile.of(own, MODEL), ReleaseFile.of(own, GOLDEN));
    components.put("stage1", manifest.component("stage1").withInt8(model, added));
    store.publish(manifest.withComponents(components), own);
  }

  /** What the second model makes of the golden inputs, or something else. */
  private static void write(Path own, ReleaseComponent stage, float wrong) throws IOException {
    try (OnnxModel model = OnnxModel.load(own.resolve(MODEL), InferenceConfig.cpu(1))) {
      float[] image = model.run(GoldenFiles.of(stage, own).inputs(1)).get("image").values();
      ByteBuffer bytes =
          ByteBuffer.allocate(image.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : image) {
        bytes.putFloat(value + wrong);
      }
      Files.write(own.resolve(GOLDEN), bytes.array());
    }
  }

  private float[] drawn(PrecisionChoice precision) {
    SharedModel<OnnxModel> shared =
        ModelLoader.ofStage(
                "stage1",
                Set.of("embedding", "epsilon", "noise"),
                "image",
                store,
                folder.resolve("cache"),
                InferenceConfig.cpu(1, precision))
            .load("a", new ServedReleases<>())
            .hold();
    try {
      return shared.model().run(ones()).get("image").values();
    } finally {
      shared.letGo();
    }
  }

  private static Map<String, Tensor> ones() {
    Map<String, Tensor> inputs = new HashMap<>();
    Map.of("embedding", TinyRelease.DIMENSION, "epsilon", 128, "noise", 100)
        .forEach(
            (name, size) -> {
              float[] values = new float[size];
              Arrays.fill(values, 1);
              inputs.put(name, Tensor.Floats.ofRows(new float[][] {values}));
            });
    return inputs;
  }

  @Test
  void precision_choosesTheModel() throws IOException {
    publish(true, true);

    assertThat(drawn(PrecisionChoice.INT8)).isNotEqualTo(drawn(PrecisionChoice.FP32));
  }

  @Test
  void int8ThatDrawsAnotherGoldenPicture_isRefused() throws IOException {
    publish(true, false);

    assertThatThrownBy(() -> drawn(PrecisionChoice.INT8))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("golden");
    assertThatThrownBy(() -> new ReleaseTrial(store, folder.resolve("cache")).run("a", "stage1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("golden");
  }

  @Test
  void auto_takesInt8WhereItIsFastAndPreferred() throws IOException {
    publish(true, true);
    ReleaseComponent stage = store.manifest("a").orElseThrow().component("stage1");

    assertThat(PrecisionChoice.AUTO.int8(stage, true)).isPresent();
    assertThat(PrecisionChoice.AUTO.int8(stage, false)).isEmpty();
    assertThat(PrecisionChoice.FP32.int8(stage, true)).isEmpty();
    assertThat(PrecisionChoice.INT8.int8(stage, false)).isPresent();
  }

  @Test
  void auto_leavesOutWhatItsMakerDidNotPrefer() throws IOException {
    publish(false, true);
    ReleaseComponent stage = store.manifest("a").orElseThrow().component("stage1");

    assertThat(PrecisionChoice.AUTO.int8(stage, true)).isEmpty();
  }

  @Test
  void releaseWithoutInt8_isRefusedWhereItIsAskedFor() {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("own")).publish(store);
    ReleaseComponent stage = manifest.component("stage1");

    assertThat(PrecisionChoice.AUTO.int8(stage, true)).isEmpty();
    assertThatThrownBy(() -> PrecisionChoice.INT8.int8(stage, true))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("stackgan.inference.precision=int8");
  }
}
