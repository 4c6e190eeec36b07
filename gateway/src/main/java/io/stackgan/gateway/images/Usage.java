// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.contracts.GenerationRequest;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much was read and drawn: a text token is a word or a mark, an image token 16×16 pixels. */
@JsonNaming(SnakeCaseStrategy.class)
record Usage(
    @Schema(description = "Input and output") int totalTokens,
    @Schema(description = "Words and punctuation marks of the prompt") int inputTokens,
    @Schema(description = "Patches of 16×16 pixels drawn") int outputTokens,
    Input inputTokensDetails) {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|[^\\s\\p{L}\\p{N}\\p{M}]");
  private static final int PATCH = 16;

  /** The parts of the input; a prompt holds no image. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "UsageInput")
  record Input(int textTokens, int imageTokens) {}

  static Usage of(GenerationRequest request) {
    int text = (int) TOKEN.matcher(request.prompt()).results().count();
    int side = request.size().pixels() / PATCH;
    int drawn = request.n() * side * side;
    return new Usage(text + drawn, text, drawn, new Input(text, 0));
  }
}
