// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import java.util.List;

/**
 * One step of a {@link Network}. Shapes are batch first: vectors (B, features), images (B,
 * channels, height, width), sequences (B, features, T). A layer names its parameters; what computes
 * it (training engine, ONNX graph) is not known here.
 */
public sealed interface Layer {

  /** (B, in) → (B, out): y = W x (+ b), W of shape (out, in). */
  record Linear(String name, int in, int out, boolean bias) implements Layer {}

  /** (B, in, H, W) → (B, out, H', W'), no bias, weight of shape (out, in, kernel, kernel). */
  record Conv2d(String name, int in, int out, int kernel, int stride, int padding)
      implements Layer {}

  /** Normalises each feature of a vector or each channel of an image, ε = {@value #EPSILON}. */
  record BatchNorm(String name, int features) implements Layer {
    public static final double EPSILON = 1e-5;

    /** Share of the new batch in the running statistics. */
    public static final double MOMENTUM = 0.1;
  }

  /** Adds a learned number to each channel of an image (B, features, H, W). */
  record Bias(String name, int features) implements Layer {}

  record Relu() implements Layer {}

  record LeakyRelu(double slope) implements Layer {}

  record Tanh() implements Layer {}

  /** (B, C, H, W) → (B, C, 2H, 2W), each pixel repeated. */
  record UpsampleNearest2x() implements Layer {}

  /** (B, channels·height·width) → (B, channels, height, width). */
  record Reshape(int channels, int height, int width) implements Layer {}

  /**
   * Appends the vector input of that name, (B, features), to the features or channels; for an image
   * it is first repeated at every position (Section 3.3).
   */
  record ConcatInput(String input, int features) implements Layer {}

  /** y = ReLU(x + body(x)). */
  record Residual(List<Layer> body) implements Layer {
    public Residual {
      body = List.copyOf(body);
    }
  }

  /** A layer that reads a sequence. */
  sealed interface OfSequence extends Layer {}

  /**
   * (B, T) integers → (B, classes, T): 1 at each integer's place; one that is {@code classes} or
   * above gives zeros alone.
   */
  record OneHot(int classes) implements OfSequence {}

  /** (B, in, T) → (B, out, T − kernel + 1), with bias, weight of shape (out, in, kernel). */
  record Conv1d(String name, int in, int out, int kernel) implements OfSequence {}

  /** (B, C, T) → (B, C, ⌊T / size⌋): the largest of each {@code size} neighbours. */
  record MaxPool1d(int size) implements OfSequence {}

  /**
   * Gated recurrent unit (Cho et al. 2014), (B, in, T) → (B, out, T), from h = 0: r = σ(W_r x + R_r
   * h + …), z = σ(W_z x + R_z h + …), n = tanh(W_n x + b_n + r ∘ (R_n h + c_n)), h ← (1 − z) ∘ n +
   * z ∘ h. The rows of weights and biases are those of r, z and n, in this order: W (3·out, in), R
   * (3·out, out).
   */
  record Gru(String name, int in, int out) implements OfSequence {}

  /** (B, features, T) → (B, features). */
  record MeanOverTime() implements OfSequence {}
}
