// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transformer that gives sentence embeddings: mean of the last hidden states over the text's
 * tokens, then L2-normalised. A text's embedding has the same bits alone and in any batch: it runs
 * among texts that are padded to the same length, and that length depends on the text alone.
 */
public final class SentenceEncoder implements AutoCloseable {

  /** What is longer is cut: the encoder was trained on no more. */
  public static final int MAX_TOKENS = 256;

  /** Padded tokens in one run: attention needs memory by their number. */
  private static final int TOKENS_IN_A_RUN = 2048;

  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  private final OnnxModel model;
  private final SentenceTokenizer tokenizer;
  private final int dimension;

  private SentenceEncoder(OnnxModel model, SentenceTokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.dimension = run(tokenizer.tokenize(List.of("a bird"))).get(0).length;
  }

  /**
   * @param folder holds model.onnx (inputs input_ids, attention_mask and maybe token_type_ids, all
   *     (B, tokens); first float output (B, tokens, dimension)) and tokenizer.json
   * @throws ModelLoadException when either is missing or not of that form
   */
  public static SentenceEncoder load(Path folder, InferenceConfig config) {
    OnnxModel model = OnnxModel.load(folder.resolve(MODEL), config);
    try {
      SentenceTokenizer tokenizer =
          SentenceTokenizer.load(folder.resolve(TOKENIZER), MAX_TOKENS, model.inputs());
      return new SentenceEncoder(model, tokenizer);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** Features of an embedding. */
  public int dimension() {
    return dimension;
  }

  /**
   * @return an embedding of {@link #dimension()} features for each text, in their order
   */
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

  private static List<List<Integer>> byPaddedLength(List<TokenizedText> texts) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int index = 0; index < texts.size(); index++) {
      groups
          .computeIfAbsent(texts.get(index).paddedLength(), length -> new ArrayList<>())
          .add(index);
    }
    List<List<Integer>> batches = new ArrayList<>();
    groups.forEach(
        (length, group) -> {
          int batch = TOKENS_IN_A_RUN / length;
          for (int start = 0; start < group.size(); start += batch) {
            batches.add(group.subList(start, Math.min(group.size(), start + batch)));
          }
        });
    return batches;
  }

  private List<float[]> run(List<TokenizedText> texts) {
    Tensor.Floats hidden = model.run(tokenizer.tensors(texts)).values().iterator().next();
    int features = (int) hidden.shape()[2];
    List<float[]> embeddings = new ArrayList<>(texts.size());
    for (int row = 0; row < texts.size(); row++) {
      embeddings.add(meanOverTokens(hidden.row(row), texts.get(row).length(), features));
    }
    return embeddings;
  }

  /** hidden (tokens, features), of which the first {@code length} rows are the text's. */
  private static float[] meanOverTokens(float[] hidden, int length, int features) {
    double[] sum = new double[features];
    for (int token = 0; token < length; token++) {
      for (int feature = 0; feature < features; feature++) {
        sum[feature] += hidden[token * features + feature];
      }
    }
    return normalised(sum);
  }

  /** The direction of the sum is the direction of the mean. */
  private static float[] normalised(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double norm = Math.max(Math.sqrt(squares), 1e-12);
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  @Override
  public void close() {
    tokenizer.close();
    model.close();
  }
}
