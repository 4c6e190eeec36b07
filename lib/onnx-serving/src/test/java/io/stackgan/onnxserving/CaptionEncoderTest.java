// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encoders of every form that is taken, and those that are refused. */
class CaptionEncoderTest {

  private static final List<String> TEXTS =
      List.of("a bird", "a small red bird with a very long tail and black wings", "", "a bird!");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void embedding_isTheSameBits_aloneAndInABatch(TinyEncoder kind) throws IOException {
    kind.write(folder, 1, 5);
    try (CaptionEncoder encoder = CaptionEncoder.load(folder, InferenceConfig.cpu(1))) {
      assertThat(encoder.kind()).isEqualTo(kind.kind());
      assertThat(encoder.dimension()).isEqualTo(5);
      float[][] together = encoder.encode(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(encoder.encode(List.of(TEXTS.get(i)))[0]).isEqualTo(together[i]);
      }
      assertThat(together[0]).isNotEqualTo(together[3]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void encoder_ofARelease_isLoadedByItsKind(TinyEncoder kind) {
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    new TinyRelease("a", 1, folder.resolve("a"), kind).publish(store);

    SharedModel<CaptionEncoder> shared =
        ModelLoader.ofEncoders(store, folder.resolve("cache"), InferenceConfig.cpu(1))
            .load("a", new ServedReleases<>());

    assertThat(shared.model().kind()).isEqualTo(kind.kind());
    shared.hold().letGo();
  }

  @Test
  void kindThatIsNotTheReleases_isRefused() throws IOException {
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    new TinyRelease("a", 1, folder.resolve("a"), TinyEncoder.POOLED).publish(store);
    Path manifest = folder.resolve("store/models/a/release.json");
    String json = Files.readString(manifest);
    var loader = ModelLoader.ofEncoders(store, folder.resolve("cache"), InferenceConfig.cpu(1));

    Files.writeString(manifest, json.replace("sentence-encoder", "char-cnn-rnn"));
    assertThatThrownBy(() -> loader.load("a", new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is of kind sentence-encoder, not char-cnn-rnn");

    Files.writeString(manifest, json.replace("sentence-encoder", "word-counts"));
    assertThatThrownBy(() -> loader.load("a", new ServedReleases<>()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is of kind word-counts; known are");
  }

  @Test
  void otherOutputs_areRefused_byTheirNames() throws IOException {
    TinyEncoder.HIDDEN.write(folder, 1, 5);
    write(
        new TinyGraph()
            .longInput("input_ids", "b", "s")
            .longInput("attention_mask", "b", "s")
            .node("Mul", "masked", List.of("input_ids", "attention_mask"))
            .node("Cast", "logits", List.of("masked"), TinyGraph.integer("to", 1))
            .output("logits", "b", "s"));

    assertRefused("gives [logits]", "input_ids", "sentence_embedding", "last_hidden_state");
  }

  @Test
  void otherInputs_areRefused_byTheirNames() throws IOException {
    TinyEncoder.HIDDEN.write(folder, 1, 5);
    write(
        new TinyGraph()
            .floatInput("pixel_values", "b", 3)
            .node("Sin", "sentence_embedding", List.of("pixel_values"))
            .output("sentence_embedding", "b", 3));

    assertRefused("takes [pixel_values]", "input_ids");
  }

  @Test
  void characterModel_withOtherInputs_isRefused() throws IOException {
    TinyEncoder.POOLED.write(folder, 1, 5);
    new EncoderFile("char-cnn-rnn", 5).write(folder);

    assertRefused("is no char-CNN-RNN", "token_type_ids");
  }

  @Test
  void unknownKind_isRefused() throws IOException {
    TinyEncoder.POOLED.write(folder, 1, 5);
    new EncoderFile("word-counts", 5).write(folder);

    assertRefused("says kind 'word-counts'", "char-cnn-rnn");
  }

  private void write(TinyGraph graph) throws IOException {
    Files.write(folder.resolve("model.onnx"), graph.bytes());
  }

  private void assertRefused(String... reasons) {
    assertThatThrownBy(() -> CaptionEncoder.load(folder, InferenceConfig.cpu(1)))
        .isInstanceOf(ModelLoadException.class)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
  }
}
