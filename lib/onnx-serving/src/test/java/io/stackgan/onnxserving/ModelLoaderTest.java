// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.GoldenSample;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.ReleaseTrust;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.modelstore.signing.TrustedKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoaderTest {

  private static final Set<String> INPUTS = Set.of("embedding", "epsilon", "noise");

  @TempDir Path folder;

  private ReleaseStore store;

  @BeforeEach
  void open() {
    store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
  }

  @Test
  void soundRelease_isLoaded() {
    new TinyRelease("a", 1, folder.resolve("a")).publish(store);

    try (SharedModelHolder model = load("a")) {
      assertThat(model.shared().model().inputs()).isEqualTo(INPUTS);
    }
  }

  @Test
  void image_isTheSameBits_aloneAndInABatch() {
    new TinyRelease("a", 50, folder.resolve("a")).publish(store);
    Random random = new Random(1);
    Map<String, Tensor> batch = new HashMap<>();
    Map<String, Tensor> last = new HashMap<>();
    Map.of("embedding", 8, "epsilon", 128, "noise", 100)
        .forEach(
            (name, size) -> {
              float[][] rows = new float[5][size];
              for (float[] row : rows) {
                for (int i = 0; i < size; i++) {
                  row[i] = random.nextFloat();
                }
              }
              batch.put(name, Tensor.Floats.ofRows(rows));
              last.put(name, Tensor.Floats.ofRows(new float[][] {rows[4]}));
            });

    try (SharedModelHolder model = load("a")) {
      float[] inBatch = model.shared().model().run(batch).get("image").row(4);
      assertThat(model.shared().model().run(last).get("image").row(0)).isEqualTo(inBatch);
    }
  }

  @Test
  void missingRelease_isRefused() {
    assertRefused("a", "there is no release a");
  }

  @Test
  void anotherGraphThanTheGoldenSampleSays_isRefused() throws IOException {
    TinyRelease release = new TinyRelease("a", 1, folder.resolve("a"));
    ReleaseManifest manifest = release.write();
    overwrite("a/stage1/golden-image.f32", 3 * 64 * 64, 0.5f);
    publish(manifest);

    assertRefused("a", "differs from the golden one");
  }

  @Test
  void numbersThatAreNotFinite_areRefused() throws IOException {
    TinyRelease release = new TinyRelease("a", Float.NaN, folder.resolve("a"));
    publish(release.write());

    assertRefused("a", "not finite");
  }

  /** Whoever chooses a job's release must not choose one that a later stage refuses. */
  @Test
  void releaseWithABrokenStage_isRefusedByWhoeverChoosesReleases() throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    overwrite("a/stage2/golden-image.f32", 3 * 256 * 256, 0.5f);
    publish(manifest);

    ModelLoader<CaptionEncoder> choosing =
        ModelLoader.ofWholeReleases(store, folder.resolve("cache"), InferenceConfig.cpu(1));
    assertThatThrownBy(() -> choosing.load("a", new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("differs from the golden one");
  }

  @Test
  void weightsOutsideTheFolder_areRefused() throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    Path graph = folder.resolve("a/stage1/model.onnx");
    Files.write(graph, TinyGraph.withExternalData(Files.readAllBytes(graph), "../../secret"));
    Files.write(folder.resolve("secret"), new byte[1 << 16]);
    publish(manifest);

    assertRefused("a", "cannot load the ONNX model");
  }

  @Test
  void operatorThatIsNotOnnxs_isRefused() throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    Path graph = folder.resolve("a/stage1/model.onnx");
    Files.write(graph, TinyGraph.withOperator(Files.readAllBytes(graph), "Mine", "com.example"));
    publish(manifest);

    assertRefused("a", "cannot load the ONNX model");
  }

  @Test
  void fileThatIsNoGraph_isRefused() throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    Files.writeString(folder.resolve("a/stage1/model.onnx"), "no graph");
    publish(manifest);

    assertRefused("a", "cannot load the ONNX model");
  }

  @Test
  void otherInputsThanTheStageGives_areRefused() throws IOException {
    publish(new TinyRelease("a", 1, folder.resolve("a")).write());

    assertThatThrownBy(() -> loader(Set.of("embedding", "noise")).load("a", new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the model takes");
  }

  @ParameterizedTest
  @CsvSource({"noise, 50", "epsilon, 127", "image, 64"})
  void otherShapesThanTheStageWorksWith_areRefused(String tensor, int size) throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    publish(DamagedRelease.reshaped(manifest, tensor, List.of(-1, size)));

    assertRefused("a", "the model's " + tensor + " has the shape [-1, " + size + "]");
  }

  @Test
  void embeddingOfAnotherSizeThanTheEncoders_isRefused() throws IOException {
    new TinyRelease("a", 1, folder.resolve("a")).publish(store);
    edit("a", "\"dimension\" : 8", "\"dimension\" : 9");

    assertRefused("a", "the release's encoder gives 9 features");
    assertEncoderRefused("a", "the release's encoder gives 9 features");
  }

  @Test
  void anotherEncoderThanTheStagesWereTrainedOn_isRefused() throws IOException {
    ReleaseManifest own = new TinyRelease("a", 1, folder.resolve("a")).publish(store);
    ReleaseManifest other = new TinyRelease("b", 2, folder.resolve("b")).publish(store);
    for (int i = 0; i < 3; i++) {
      ReleaseFile theirs = other.component("encoder").files().get(i);
      edit("a", own.component("encoder").files().get(i).sha256(), theirs.sha256());
    }

    assertRefused("a", "another encoder's");
    assertEncoderRefused("a", "another encoder's");
  }

  @Test
  void goldenTensorThatTheModelDoesNotKnow_isRefused() throws IOException {
    ReleaseManifest manifest = new TinyRelease("a", 1, folder.resolve("a")).write();
    ReleaseComponent stage = manifest.component("stage1");
    GoldenSample golden =
        new GoldenSample(
            stage.golden().inputs(), Map.of("picture", "stage1/golden-image.f32"), null);
    Map<String, ReleaseComponent> components = new HashMap<>(manifest.components());
    components.put(
        "stage1",
        new ReleaseComponent(
            "onnx",
            null,
            stage.files(),
            stage.inputs(),
            List.of(new TensorSpec("picture", List.of(-1, 3, 64, 64), "float32")),
            golden));
    publish(new ReleaseManifest("a", manifest.createdAt(), components, Map.of(), Map.of()));

    assertRefused("a", "no output picture");
  }

  @Test
  void unsignedRelease_isRefusedWhereSignaturesAreRequired() throws IOException {
    new TinyRelease("a", 1, folder.resolve("a")).publish(store);
    TrustedKeys keys = TrustedKeys.of(List.of(SigningKey.generate(folder.resolve("key.pem"))));
    ReleaseStore open = store;
    store =
        new ReleaseStore(
            new FolderObjectStore(folder.resolve("store")), ReleaseTrust.of(keys, true));

    assertRefused("a", "is not signed");

    open.sign("a", SigningKey.read(folder.resolve("key.pem")));
    for (String component : List.of("encoder", "stage1", "stage2")) {
      new ReleaseTrial(store, folder.resolve("cache")).run("a", component);
    }
  }

  @Test
  void encoder_isLoadedAndVerified() {
    new TinyRelease("a", 1, folder.resolve("a")).publish(store);
    var loader = ModelLoader.ofEncoders(store, folder.resolve("cache"), InferenceConfig.cpu(1));

    var shared = loader.load("a", new ServedReleases<>());

    assertThat(shared.model().dimension()).isEqualTo(TinyRelease.DIMENSION);
    shared.hold().letGo();
  }

  /** Publishes what lies in the folder now, as if it had been made so. */
  private void publish(ReleaseManifest manifest) throws IOException {
    store.publish(DamagedRelease.asItLies(manifest, folder.resolve("a")), folder.resolve("a"));
  }

  /** Changes what the store says of a release. */
  private void edit(String release, String from, String to) throws IOException {
    Path manifest = folder.resolve("store/models").resolve(release).resolve("release.json");
    String json = Files.readString(manifest);
    assertThat(json).contains(from);
    // The encoder's part alone: the stages' golden embedding has the same sha256.
    int encoder = json.indexOf("\"encoder\" : {");
    String part = json.substring(encoder).replaceFirst(Pattern.quote(from), to);
    Files.writeString(manifest, json.substring(0, encoder) + part);
  }

  private void assertEncoderRefused(String release, String reason) {
    var loader = ModelLoader.ofEncoders(store, folder.resolve("cache"), InferenceConfig.cpu(1));
    assertThatThrownBy(() -> loader.load(release, new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(reason);
  }

  private void overwrite(String path, int size, float value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      bytes.putFloat(value);
    }
    Files.write(folder.resolve(path), bytes.array());
  }

  private void assertRefused(String release, String reason) {
    assertThatThrownBy(() -> loader(INPUTS).load(release, new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(reason);
  }

  private ModelLoader<OnnxModel> loader(Set<String> inputs) {
    return ModelLoader.ofStage(
        "stage1", inputs, "image", store, folder.resolve("cache"), InferenceConfig.cpu(1));
  }

  private SharedModelHolder load(String release) {
    return new SharedModelHolder(loader(INPUTS).load(release, new ServedReleases<>()).hold());
  }

  private record SharedModelHolder(SharedModel<OnnxModel> shared) implements AutoCloseable {
    @Override
    public void close() {
      shared.letGo();
    }
  }
}
