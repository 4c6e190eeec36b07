// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transformer that gives sentence embeddings: pooled by the graph itself, or else the mean of the
 * last hidden states over the text's tokens, then L2-normalised. A text runs among texts that are
 * padded to the same length, and that length depends on the text alone; where the graph pools, it
 * runs alone.
 */
public final class SentenceEncoder implements CaptionEncoder {

  static final String KIND = "sentence-encoder";

  /** What is longer is cut: the encoder was trained on no more. */
  public static final int MAX_TOKENS = 256;

  /** Padded tokens in one run: attention needs memory by their number. */
  private static final int TOKENS_IN_A_RUN = 2048;

  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  /** As long as texts can get, so that a model for shorter ones is found out at once. */
  private static final String LONGEST = "bird ".repeat(MAX_TOKENS);

  private final OnnxModel model;
  private final SentenceTokenizer tokenizer;
  private final Pooling pooling;
  private final int dimension;

  private SentenceEncoder(OnnxModel model, SentenceTokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
    List<TokenizedText> longest = tokenizer.tokenize(List.of(LONGEST));
    this.pooling = Pooling.of(model, model.run(tokenizer.tensors(longest)));
    this.dimension = run(longest).get(0).length;
  }

  /**
   * @param folder holds model.onnx (inputs input_ids, attention_mask and maybe token_type_ids, all
   *     (B, tokens); output sentence_embedding (B, dimension) or last_hidden_state (B, tokens,
   *     dimension)) and tokenizer.json
   * @throws ModelLoadException when either is missing or not of that form
   */
  public static SentenceEncoder load(Path folder, InferenceConfig config) {
    OnnxModel model = OnnxModel.load(folder.resolve(MODEL), config);
    try {
      SentenceTokenizer tokenizer =
          SentenceTokenizer.load(folder.resolve(TOKENIZER), MAX_TOKENS, model.inputs());
      return new SentenceEncoder(model, tokenizer);
    } catch (EngineException e) {
      model.close();
      throw new ModelLoadException(
          "%s does not run on a text of %d tokens: %s"
              .formatted(folder.resolve(MODEL), MAX_TOKENS, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[][] encode(List<String> texts) {
    List<TokenizedText> tokenized = tokenizer.tokenize(texts);
    float[][] embeddings = new float[texts.size()][];
    for (List<Integer> sameLength : byPaddedLength(tokenized)) {
      List<float[]> rows = run(sameLength.stream().map(tokenized::get).toList());
      for (int row = 0; row < rows.size(); row++) {
        embeddings[sameLength.get(row)] = rows.get(row);
      }
    }
    return embeddings;
  }

  private List<List<Integer>> byPaddedLength(List<TokenizedText> texts) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int index = 0; index < texts.size(); index++) {
      groups
          .computeIfAbsent(texts.get(index).paddedLength(), length -> new ArrayList<>())
          .add(index);
    }
    List<List<Integer>> batches = new ArrayList<>();
    groups.forEach(
        (length, group) -> {
          int batch = pooling == Pooling.POOLED ? 1 : TOKENS_IN_A_RUN / length;
          for (int start = 0; start < group.size(); start += batch) {
            batches.add(group.subList(start, Math.min(group.size(), start + batch)));
          }
        });
    return batches;
  }

  private List<float[]> run(List<TokenizedText> texts) {
    Map<String, Tensor.Floats> outputs = model.run(tokenizer.tensors(texts));
    List<float[]> embeddings = new ArrayList<>(texts.size());
    for (int row = 0; row < texts.size(); row++) {
      embeddings.add(pooling.embedding(outputs, row, texts.get(row).length()));
    }
    return embeddings;
  }

  @Override
  public void close() {
    tokenizer.close();
    model.close();
  }
}
