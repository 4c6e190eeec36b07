// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionEmbeddingsTest {

  private static final int CAPTIONS = 1000;

  /** Captions that are encoded and written together. */
  private static final int BLOCK = 256;

  @TempDir Path folder;

  private final List<Sample> samples =
      IntStream.range(0, CAPTIONS / 2)
          .mapToObj(i -> List.of("bird " + i, "wren " + i, "a bird"))
          .map(CaptionEmbeddingsTest::sample)
          .toList();

  private static Sample sample(List<String> captions) {
    return new Sample("a", Path.of("a.png"), 0, Optional.empty(), captions, Split.TRAIN);
  }

  @Test
  void captions_areEncodedOnceEach() {
    WordLengths encoder = new WordLengths();
    CaptionEmbeddings embeddings = embeddings(encoder, 2);

    assertThat(encoder.encoded).hasValue(CAPTIONS + 1);
    assertThat(embeddings.all()).hasNumberOfRows(CAPTIONS + 1);
    assertThat(embeddings.of("wren 37")).containsExactly(7, "wren 37".hashCode());
    assertThat(embeddings.of("a bird")).containsExactly(6, "a bird".hashCode());
  }

  @Test
  void fileThatIsThere_isOpenedAndNothingEncoded() {
    embeddings(new WordLengths(), 1);

    WordLengths second = new WordLengths();
    assertThat(embeddings(second, 1).of("wren 37")).containsExactly(7, "wren 37".hashCode());
    assertThat(second.encoded).hasValue(0);
  }

  @Test
  void blocksBeforeAFailure_areKept() {
    WordLengths failing =
        new WordLengths() {
          @Override
          public float[][] encode(List<String> texts) {
            if (texts.contains("bird 300")) {
              throw new IllegalStateException("stopped");
            }
            return super.encode(texts);
          }
        };
    assertThatThrownBy(() -> embeddings(failing, 1)).hasMessage("stopped");

    WordLengths second = new WordLengths();
    CaptionEmbeddings embeddings = embeddings(second, 1);

    // The third block fails; what was in work beside it may be lost, the first two are not.
    assertThat(second.encoded.get()).isBetween(BLOCK, CAPTIONS + 1 - 2 * BLOCK);
    for (Sample sample : samples) {
      String caption = sample.captions().get(0);
      assertThat(embeddings.of(caption)).containsExactly(caption.length(), caption.hashCode());
    }
  }

  @Test
  void fileOfAnotherLength_isRefused() throws IOException {
    embeddings(new WordLengths(), 1);
    Files.write(folder.resolve("captions.f32"), new byte[12]);

    assertThatThrownBy(() -> embeddings(new WordLengths(), 1))
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining("12 bytes instead of 8008: delete it");
  }

  private CaptionEmbeddings embeddings(TextEncoder encoder, int threads) {
    Path file = folder.resolve("captions.f32");
    return CaptionEmbeddings.of(samples, encoder, file, threads, line -> {});
  }
}
