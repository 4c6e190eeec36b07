// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text encoders of a few nodes: sin(number of a token or character · weight). */
public enum TinyEncoder {
  /** Gives last_hidden_state, (B, S, dimension). */
  HIDDEN("sentence-encoder", "tokenizer.json"),
  /** Gives sentence_embedding, (B, dimension), and takes token_type_ids. */
  POOLED("sentence-encoder", "tokenizer.json"),
  /** Reads characters. */
  CHARACTERS("char-cnn-rnn", EncoderFile.NAME);

  private final String kind;
  private final String beside;

  TinyEncoder(String kind, String beside) {
    this.kind = kind;
    this.beside = beside;
  }

  String kind() {
    return kind;
  }

  /** Names of the files that serve it. */
  List<String> files() {
    return List.of("model.onnx", beside);
  }

  void write(Path folder, float flavour, int dimension) throws IOException {
    if (this == CHARACTERS) {
      new EncoderFile(kind, dimension).write(folder);
    } else {
      try (InputStream tokenizer =
          TinyEncoder.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json")) {
        Files.write(folder.resolve(beside), tokenizer.readAllBytes());
      }
    }
    Files.write(folder.resolve("model.onnx"), graph(flavour, dimension));
  }

  private byte[] graph(float flavour, int dimension) {
    float[] weights = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      weights[i] = 0.01f * flavour * (i + 1);
    }
    TinyGraph graph =
        new TinyGraph().constant("weights", new long[] {1, 1, dimension}, weights).longs("last", 2);
    String numbers = numbers(graph);
    graph
        .node(
            "Cast",
            "ids",
            List.of(numbers),
            TinyGraph.integer("to", TensorProto.DataType.FLOAT.getNumber()))
        .node("Unsqueeze", "column", List.of("ids", "last"))
        .node("Mul", "angles", List.of("column", "weights"));
    if (this == HIDDEN) {
      return graph
          .node("Sin", "last_hidden_state", List.of("angles"))
          .output("last_hidden_state", "b", "s", dimension)
          .bytes();
    }
    String output = this == POOLED ? "sentence_embedding" : "output";
    return graph
        .node("Sin", "hidden", List.of("angles"))
        .node(
            "ReduceMean",
            output,
            List.of("hidden"),
            TinyGraph.integers("axes", 1),
            TinyGraph.integer("keepdims", 0))
        .output(output, "b", dimension)
        .bytes();
  }

  private String numbers(TinyGraph graph) {
    if (this == CHARACTERS) {
      graph.longInput("characters", "b", Characters.LENGTH);
      return "characters";
    }
    graph.longInput("input_ids", "b", "s").longInput("attention_mask", "b", "s");
    graph.node("Mul", "masked", List.of("input_ids", "attention_mask"));
    if (this == POOLED) {
      graph.longInput("token_type_ids", "b", "s");
      graph.node("Add", "typed", List.of("masked", "token_type_ids"));
      return "typed";
    }
    return "masked";
  }
}
