// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts to the tensors that a sentence transformer takes. */
final class SentenceTokenizer implements AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final HuggingFaceTokenizer tokenizer;
  private final boolean takesTypes;

  private SentenceTokenizer(HuggingFaceTokenizer tokenizer, boolean takesTypes) {
    this.tokenizer = tokenizer;
    this.takesTypes = takesTypes;
  }

  /**
   * @param inputs names of the model's inputs
   */
  static SentenceTokenizer load(Path tokenizerJson, int maxTokens, Set<String> inputs) {
    if (!inputs.containsAll(Set.of(IDS, MASK)) || !Set.of(IDS, MASK, TYPES).containsAll(inputs)) {
      throw new ModelLoadException(
          "the model beside "
              + tokenizerJson
              + " is no sentence encoder: it takes "
              + inputs
              + ", not input_ids, attention_mask and maybe token_type_ids");
    }
    try {
      HuggingFaceTokenizer tokenizer =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(tokenizerJson)
              .optTruncation(true)
              .optMaxLength(maxTokens)
              .optPadding(false)
              .build();
      return new SentenceTokenizer(tokenizer, inputs.contains(TYPES));
    } catch (IOException | RuntimeException e) {
      throw new ModelLoadException(
          "cannot load the tokenizer " + tokenizerJson + ": " + e.getMessage(), e);
    }
  }

  List<TokenizedText> tokenize(List<String> texts) {
    return Arrays.stream(tokenizer.batchEncode(texts))
        .map(Encoding::getIds)
        .map(TokenizedText::new)
        .toList();
  }

  /**
   * @param texts B texts of the same padded length S
   * @return tensors of shape (B, S)
   */
  Map<String, Tensor> tensors(List<TokenizedText> texts) {
    int length = texts.get(0).paddedLength();
    long[] shape = {texts.size(), length};
    long[] ids = new long[texts.size() * length];
    long[] mask = new long[ids.length];
    for (int row = 0; row < texts.size(); row++) {
      TokenizedText text = texts.get(row);
      System.arraycopy(text.ids(), 0, ids, row * length, text.length());
      Arrays.fill(mask, row * length, row * length + text.length(), 1);
    }
    Map<String, Tensor> tensors = new HashMap<>();
    tensors.put(IDS, new Tensor.Longs(shape, ids));
    tensors.put(MASK, new Tensor.Longs(shape, mask));
    if (takesTypes) {
      tensors.put(TYPES, new Tensor.Longs(shape, new long[ids.length]));
    }
    return tensors;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
